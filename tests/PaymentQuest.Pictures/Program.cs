// Writes the pictures and the recording that the README shows.
using PaymentQuest.Pictures;

var folder = args.Length > 0 ? args[0] : Path.Combine("docs", "pictures");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder {folder} here. Run this in the folder of the repository, or name a folder to write into.");
    return 4;
}

foreach (var (name, octets) in ReadmePictures.All())
{
    var path = Path.Combine(folder, name);
    File.WriteAllBytes(path, octets);
    Console.WriteLine($"{path}: {octets.Length:N0} bytes");
}

return 0;
