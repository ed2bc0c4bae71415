using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.Drivers;
using Attribute = Terminal.Gui.Drawing.Attribute;

namespace PaymentQuest.Pictures;

/// <summary>
/// A screen as a picture (SVG 1.1) whose text is text. It brings its own background, so that it can be read on a light page and on a dark one, and
/// no font: each piece of text says how wide it is, which any monospaced font is fitted to.
/// </summary>
internal static partial class SvgPicture
{
    // In units of the picture. Six tenths of the size are the width of a letter in most monospaced fonts; rows are as high as frames need to be whole.
    private const int FontSize = 15, CellWidth = 9, CellHeight = 17, Baseline = 13, Margin = 12;

    // How much of a faint letter is its colour, in hundredths; the rest is what lies behind it.
    private const int Faint = 65;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly Rgb Letters = new(0xe6, 0xed, 0xf3);
    private static readonly Rgb Ground = new(0x0d, 0x11, 0x17);

    // Seen on a page that is as dark as the picture.
    private static readonly Rgb Edge = new(0x6e, 0x76, 0x81);

    private static readonly Rgb[] Palette =
    [
        new(0x0d, 0x11, 0x17), new(0xff, 0x7b, 0x72), new(0x56, 0xd3, 0x64), new(0xe3, 0xb3, 0x41), new(0x79, 0xc0, 0xff), new(0xd2, 0xa8, 0xff), new(0x56, 0xd4, 0xdd), new(0xd0, 0xd7, 0xde),
        new(0x8b, 0x94, 0x9e), new(0xff, 0xa1, 0x98), new(0x7e, 0xe7, 0x87), new(0xf2, 0xcc, 0x60), new(0xa5, 0xd6, 0xff), new(0xe2, 0xc5, 0xff), new(0xb3, 0xf0, 0xff), new(0xff, 0xff, 0xff),
    ];

    /// <summary>The octets of the picture, in UTF-8, the same on every machine.</summary>
    /// <param name="cells">What is drawn.</param>
    /// <param name="title">What it is, for who does not see it.</param>
    /// <param name="description">What can be seen, for the same.</param>
    internal static byte[] Of(IOutputBuffer cells, string title, string description)
    {
        var (width, height) = ((cells.Cols * CellWidth) + (2 * Margin), (cells.Rows * CellHeight) + (2 * Margin));
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title description"),
            new XElement(Svg + "title", new XAttribute("id", "title"), title),
            new XElement(Svg + "desc", new XAttribute("id", "description"), description),
            Rectangle(0, 0, width, height, Ground, new XAttribute("rx", 8), new XAttribute("stroke", Edge)),
            new XElement(
                Svg + "g",
                new XAttribute("font-family", "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"),
                new XAttribute("font-size", FontSize),
                new XAttribute("fill", Letters),
                Enumerable.Range(0, cells.Rows).SelectMany(row => Row(cells, row))));

        using var octets = new MemoryStream();
        using (var writer = XmlWriter.Create(octets, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            picture.Save(writer);
        }

        octets.WriteByte((byte)'\n');
        return octets.ToArray();
    }

    private static IEnumerable<XElement> Row(IOutputBuffer buffer, int row)
    {
        var cells = Cells(buffer, row).ToList();
        var top = Margin + (row * CellHeight);
        foreach (var (first, count) in Alike(cells, c => c.Look.Ground).Where(part => cells[part.First].Look.Ground != Ground))
        {
            yield return Rectangle(Left(first), top, Width(first, count), CellHeight, cells[first].Look.Ground);
        }

        foreach (var (from, length) in Alike(cells, c => c.Look))
        {
            foreach (Match piece in Piece().Matches(string.Concat(cells.GetRange(from, length).Select(Kind))))
            {
                var (first, look) = (from + piece.Index, cells[from].Look);
                yield return new XElement(
                    Svg + "text",
                    new XAttribute("x", Left(first)),
                    new XAttribute("y", top + Baseline),
                    new XAttribute("textLength", Width(first, piece.Length)),
                    new XAttribute("lengthAdjust", "spacingAndGlyphs"),
                    look.Letters == Letters ? null : new XAttribute("fill", look.Letters),
                    look.IsBold ? new XAttribute("font-weight", "bold") : null,
                    look.IsUnderlined ? new XAttribute("text-decoration", "underline") : null,
                    string.Concat(cells.GetRange(first, piece.Length).Select(c => c.Text)));
            }
        }

        int Left(int first) => Margin + (cells[first].Column * CellWidth);
        int Width(int first, int count) => cells.GetRange(first, count).Sum(c => c.Columns) * CellWidth;
    }

    private static IEnumerable<Placed> Cells(IOutputBuffer buffer, int row)
    {
        for (var column = 0; column < buffer.Cols;)
        {
            var cell = buffer.Contents![row, column];
            var text = string.IsNullOrEmpty(cell.Grapheme) ? " " : cell.Grapheme;
            var columns = Math.Max(ColumnWidth.Of(text), 1);
            yield return new Placed(column, columns, text, Look.Of(cell.Attribute));
            column += columns;
        }
    }

    // The parts of a row whose cells have the same of something.
    private static IEnumerable<(int First, int Count)> Alike<T>(List<Placed> cells, Func<Placed, T> what)
    {
        for (var first = 0; first < cells.Count;)
        {
            var count = cells.Skip(first).TakeWhile(c => Equals(what(c), what(cells[first]))).Count();
            yield return (first, count);
            first += count;
        }
    }

    // Letters and the rules of frames are as wide as they should be in any monospaced font; other signs may come from another font.
    private static char Kind(Placed cell) => cell.Text == "─" ? '-' : cell.Text == " " ? ' ' : cell.Text[0] < '\u0300' ? 'a' : '!';

    // What is written at once: words with single spaces between them, a rule, or one sign.
    [GeneratedRegex("a+(?: a+)*|-+|!")]
    private static partial Regex Piece();

    private static XElement Rectangle(int x, int y, int width, int height, Rgb fill, params XAttribute[] more) => new(
        Svg + "rect", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", fill), more);

    /// <summary>A colour by its red, green and blue, 0 to 255 each.</summary>
    internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
    {
        /// <inheritdoc/>
        public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

        internal Rgb Over(Rgb ground) => new(Mixed(Red, ground.Red), Mixed(Green, ground.Green), Mixed(Blue, ground.Blue));

        private static byte Mixed(byte colour, byte ground) => (byte)(((colour * Faint) + (ground * (100 - Faint))) / 100);
    }

    /// <summary>How a cell is shown.</summary>
    internal readonly record struct Look(Rgb Letters, Rgb Ground, bool IsBold, bool IsUnderlined)
    {
        internal static Look Of(Attribute? given)
        {
            var look = given ?? new Attribute(Color.None, Color.None);
            var (letters, ground) = (Of(look.Foreground, SvgPicture.Letters), Of(look.Background, SvgPicture.Ground));
            letters = look.Style.HasFlag(TextStyle.Faint) ? letters.Over(ground) : letters;
            return look.Style.HasFlag(TextStyle.Reverse)
                ? new Look(ground, letters, look.Style.HasFlag(TextStyle.Bold), look.Style.HasFlag(TextStyle.Underline))
                : new Look(letters, ground, look.Style.HasFlag(TextStyle.Bold), look.Style.HasFlag(TextStyle.Underline));
        }

        // The library's codes are those of ECMA-48 for letters: 30 to 37, and 90 to 97 for the bright half.
        private static Rgb Of(Color colour, Rgb otherwise) => colour == Color.None ? otherwise : (int)colour.GetAnsiColorCode() switch { var code and < 90 => Palette[code - 30], var code => Palette[code - 82] };
    }

    private readonly record struct Placed(int Column, int Columns, string Text, Look Look);
}
