using PaymentQuest.Documents;

// ROOT INDEX LIST: the heads of content files below a folder, which a list names a line each, written as one file under the names that they have in the engine.
var (root, index, files) = (args[0], args[1], File.ReadLines(args[2]).Where(line => line.Length > 0));
var diagnostics = new Diagnostics();
var heads = files
    .Select(file => (Name: Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'), Root: YamlDocument.ReadFile(file, diagnostics)))
    .Where(file => file.Root is Node.Map)
    .OrderBy(file => file.Name, StringComparer.Ordinal)
    .Select(file => (file.Name, HeadIndex.Head((Node.Map)file.Root!)));

// What cannot be read has no head; lint says why, with line and column.
File.WriteAllBytes(index, HeadIndex.Write(heads));
