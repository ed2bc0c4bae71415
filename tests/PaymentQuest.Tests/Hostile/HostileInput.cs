using System.Text;

namespace PaymentQuest.Tests.Hostile;

/// <summary>Something that is made to cost too much, and how it must end.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Arguments">The command that it is given to; <c>@NAME</c> is the path of one of the files.</param>
/// <param name="ExitCode">How the command ends.</param>
/// <param name="Told">What the command says: the place and the bound.</param>
internal sealed record HostileInput(string Name, string[] Arguments, int ExitCode, string Told)
{
    /// <summary>What is in the files.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>What comes on standard input.</summary>
    public string Input { get; init; } = "";

    /// <summary>A file of so many octets, none of which are on the disk; 0 for none. It is called <c>@huge</c>.</summary>
    public long Huge { get; init; }

    /// <summary>Writes the files into a folder, and gives the arguments as the command takes them.</summary>
    public string[] WriteTo(string folder)
    {
        foreach (var (name, content) in Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content, new UTF8Encoding(false));
        }

        if (Huge > 0)
        {
            using var huge = File.Create(Path.Combine(folder, "huge"));
            huge.SetLength(Huge);
        }

        return [.. Arguments.Select(a => a.StartsWith('@') ? Path.Combine(folder, a[1..]) : a)];
    }
}
