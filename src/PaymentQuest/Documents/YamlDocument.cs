using System.Buffers;
using System.Text.Unicode;
using PaymentQuest.Terms;

namespace PaymentQuest.Documents;

/// <summary>
/// Reads an author's YAML file into nodes. The file is not trusted: it is bounded in every direction before anything is built from
/// it, and what makes YAML surprising (anchors, tags, merge keys, several documents, directives, tabs) is refused. Every failure is
/// a <see cref="Diagnostic"/>; nothing is thrown.
/// </summary>
public static class YamlDocument
{
    /// <summary>Reads a file. Null when at least one error was added.</summary>
    /// <param name="path">The file's path, which also names it in places.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Node? ReadFile(string path, Diagnostics diagnostics)
    {
        var start = new Place(path, 1, 1);
        try
        {
            if (Directory.Exists(path))
            {
                diagnostics.Error("PQ0101", start, Prose.Of("file.is-a-folder"), Prose.Of("file.name-a-file-inside"));
                return null;
            }

            if (IsNameOfContent(path) && new FileInfo(path) is { Exists: true } file && (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: 0 })
            {
                diagnostics.Error("PQ0116", start, "the file is empty", "write a map of keys and values");
                return null;
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, stream, diagnostics);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Error("PQ0101", start, Prose.Of("file.no-such-file"), Prose.Of("file.check-the-path"));
        }
        catch (Exception e) when (IsReadFailure(e))
        {
            diagnostics.Error("PQ0101", start, Prose.Of("file.unreadable"), Prose.Of("file.check-the-path-and-permissions"));
        }

        return null;
    }

    /// <summary>Reads a stream, at most one octet past <see cref="Bounds.ContentOctets"/>. Null when at least one error was added.</summary>
    /// <param name="file">The name to use in places.</param>
    /// <param name="octets">The file's octets. Not closed.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Node? Read(string file, Stream octets, Diagnostics diagnostics)
    {
        try
        {
            return BoundedOctets.Read(octets, Bounds.ContentOctets) is { } read ? Read(file, read, diagnostics) : TooLarge(file, diagnostics);
        }
        catch (Exception e) when (IsReadFailure(e))
        {
            diagnostics.Error("PQ0101", new Place(file, 1, 1), Prose.Of("file.unreadable"), Prose.Of("file.check-the-path-and-permissions"));
            return null;
        }
    }

    /// <summary>Reads octets. Null when at least one error was added.</summary>
    /// <param name="file">The name to use in places.</param>
    /// <param name="octets">The file's octets: UTF-8, with or without a byte order mark.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Node? Read(string file, ReadOnlySpan<byte> octets, Diagnostics diagnostics)
    {
        if (octets.Length > Bounds.ContentOctets)
        {
            return TooLarge(file, diagnostics);
        }

        // Places are shown, so a file's name is made harmless once, here.
        var name = PlainText.Line(file);
        return Decoded(name, octets, diagnostics) is { } text && HasOnlyPlainText(name, text, diagnostics)
            ? new YamlReader(name, text, diagnostics).Read()
            : null;
    }

    /// <summary>
    /// Whether a file may have been found rather than named: in a folder, or beside another. A pipe that is called so would be waited for, without end, and like a device it has
    /// the length 0; what a shell puts in place of a command's output is called otherwise.
    /// </summary>
    private static bool IsNameOfContent(string path) => Path.GetExtension(path) is ".yaml" or ".yml";

    private static Node? TooLarge(string file, Diagnostics diagnostics)
    {
        diagnostics.Error(
            "PQ0102", new Place(file, 1, 1), FormattableString.Invariant($"the file is larger than {Bounds.ContentOctets} bytes"), "split it into several files");
        return null;
    }

    private static bool IsReadFailure(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException or ObjectDisposedException;

    private static string? Decoded(string file, ReadOnlySpan<byte> octets, Diagnostics diagnostics)
    {
        if (octets.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            diagnostics.Error("PQ0103", new Place(file, 1, 1), "the file is UTF-16, not UTF-8", "save it as UTF-8");
            return null;
        }

        if (octets.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            octets = octets[3..];
        }

        var units = new char[octets.Length];
        var status = Utf8.ToUtf16(octets, units, out var read, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done)
        {
            // Windows line ends do not move any place: the line feed alone starts the next line.
            return new string(units, 0, written).Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        diagnostics.Error(
            "PQ0103",
            PlaceOf(file, units.AsSpan(0, written)),
            FormattableString.Invariant($"octet 0x{octets[read]:X2} is not UTF-8 here"),
            "save the file as UTF-8");
        return null;
    }

    private static bool HasOnlyPlainText(string file, string text, Diagnostics diagnostics)
    {
        var at = PlainText.FirstControl(text);
        if (at < 0)
        {
            return true;
        }

        var place = PlaceOf(file, text.AsSpan(0, at));
        if (text[at] == '\t')
        {
            diagnostics.Error("PQ0105", place, "a tab in the file", "use spaces");
        }
        else
        {
            diagnostics.Error("PQ0104", place, $"the control character {PlainText.NameOf(text[at])} in the file", "remove it");
        }

        return false;
    }

    private static Place PlaceOf(string file, ReadOnlySpan<char> before) =>
        new(file, before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
}
