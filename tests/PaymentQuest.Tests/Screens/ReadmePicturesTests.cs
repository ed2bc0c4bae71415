using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using PaymentQuest.Kills;
using PaymentQuest.Pictures;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>The pictures and the recording of the README, which are made by playing, beside what people have read and found right.</summary>
public sealed class ReadmePicturesTests
{
    // How long a screen of the recording stays when it is meant to be read.
    private static readonly TimeSpan Read = TimeSpan.FromSeconds(3);

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Lazy<Dictionary<string, byte[]>> Made = new(() => ReadmePictures.All().ToDictionary(f => f.Name, f => f.Octets, StringComparer.Ordinal));

    private static string Folder => Path.Combine(ProtocolFiles.Root, "docs", "pictures");

    [Fact]
    public void What_the_README_shows_is_what_the_game_looks_like()
    {
        var changed = Made.Value.Where(f => !File.Exists(Path.Combine(Folder, f.Key)) || !f.Value.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, f.Key)))).Select(f => f.Key).ToList();

        Assert.True(
            changed.Count == 0,
            $"In docs/pictures, {string.Join(" and ", changed)} show what the game no longer looks like: make them anew with '{ReadmePictures.Command}' in the folder of the repository, look at them and commit them");
    }

    [Fact]
    public void Nothing_else_lies_beside_them() => Assert.Equal(Made.Value.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_README_shows_them_and_says_how_they_are_made()
    {
        var text = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "README.md"));

        Assert.All(Made.Value.Keys, name => Assert.Contains($"docs/pictures/{name}", text, StringComparison.Ordinal));
        Assert.Contains(ReadmePictures.Command, text, StringComparison.Ordinal);
    }

    // Both are read back from their files' octets, as a browser and a terminal would.
    [Fact]
    public void They_show_screens_that_were_approved()
    {
        var text = new StringBuilder();
        foreach (var (name, octets) in Made.Value.Where(f => f.Key.EndsWith(".svg", StringComparison.Ordinal)))
        {
            text.Append(CultureInfo.InvariantCulture, $"== {name}\n{TextOf(Picture(octets))}");
        }

        var (screen, now) = (Terminal(), TimeSpan.Zero);
        var events = new Queue<(double At, string Output)>(Events);
        foreach (var act in ReadmePictures.Minute)
        {
            while (events.Peek().At <= now.TotalSeconds)
            {
                screen.Receive(events.Dequeue().Output);
            }

            if (act.Rest >= Read)
            {
                text.Append(CultureInfo.InvariantCulture, $"== minute.cast, {now.TotalSeconds:0.0} s\n{TextOf(screen)}");
            }

            now += act.Rest;
        }

        Approval.Check(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Screens", "Approved", "pictures.txt"), text.ToString());
    }

    [Fact]
    public void The_recording_takes_a_minute_and_hands_the_terminal_back_as_it_was()
    {
        var screen = Terminal();
        var before = screen.State;

        Assert.All(Events, e => screen.Receive(e.Output));

        Assert.Equal(before, screen.State);
        Assert.Equal("", screen.Main);
        Assert.InRange(Events[^1].At, 50, 70);
        Assert.Equal(Events.Select(e => e.At).Order(), Events.Select(e => e.At));
    }

    [Fact]
    public void All_letters_of_the_pictures_stand_out_from_what_is_behind_them()
    {
        foreach (var octets in Made.Value.Where(f => f.Key.EndsWith(".svg", StringComparison.Ordinal)).Select(f => f.Value))
        {
            var picture = Picture(octets);
            var grounds = picture.Elements(Svg + "rect").Concat(picture.Element(Svg + "g")!.Elements(Svg + "rect")).ToList();
            Assert.All(picture.Descendants(Svg + "text"), text =>
            {
                var (x, y) = (Number(text, "x"), Number(text, "y"));
                var ground = grounds.Last(r => Number(r, "x") <= x && x < Number(r, "x") + Number(r, "width") && Number(r, "y") <= y && y < Number(r, "y") + Number(r, "height"));
                Assert.True(Contrast((string?)text.Attribute("fill") ?? (string)text.Parent!.Attribute("fill")!, (string)ground.Attribute("fill")!) >= 4.5, text.Value);
            });
        }
    }

    private static List<(double At, string Output)> Events
    {
        get
        {
            var lines = Encoding.UTF8.GetString(Made.Value["minute.cast"]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return [.. lines.Skip(1).Select(line => JsonDocument.Parse(line).RootElement).Select(e => (e[0].GetDouble(), e[1].GetString() == "o" ? e[2].GetString()! : throw new InvalidOperationException("no output")))];
        }
    }

    private static VirtualScreen Terminal()
    {
        var head = JsonDocument.Parse(Encoding.UTF8.GetString(Made.Value["minute.cast"]).Split('\n')[0]).RootElement;
        Assert.Equal(2, head.GetProperty("version").GetInt32());
        return new VirtualScreen(head.GetProperty("width").GetInt32(), head.GetProperty("height").GetInt32(), isAlternate: false);
    }

    private static XElement Picture(byte[] octets) => XDocument.Parse(Encoding.UTF8.GetString(octets)).Root!;

    private static string TextOf(VirtualScreen screen) => string.Concat(Enumerable.Range(0, screen.Rows).Select(row => screen.Row(row).TrimEnd() + "\n"));

    // Each row from the places of its pieces, all in cells.
    private static string TextOf(XElement picture)
    {
        var pieces = picture.Descendants(Svg + "text").ToLookup(t => (Number(t, "y") - 25) / 17);
        var text = new StringBuilder();
        for (var row = 0; row < (Number(picture, "height") - 24) / 17; row++)
        {
            var line = new StringBuilder();
            foreach (var piece in pieces[row])
            {
                line.Append(' ', ((Number(piece, "x") - 12) / 9) - line.Length).Append(piece.Value);
            }

            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static int Number(XElement element, string name) => (int)element.Attribute(name)!;

    // Web Content Accessibility Guidelines 2.2, 1.4.3: at least 4.5 to 1.
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Convert.FromHexString(colour[1..]).Select(o => o / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
