using System.Text;

namespace PaymentQuest.Tests;

/// <summary>A folder that is removed with what is in it.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paymentquest-tests-");

    public string Folder => _folder.FullName;

    /// <summary>Writes a file and gives back its path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file and gives back its path.</summary>
    public string Write(string name, byte[] octets)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, octets);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
