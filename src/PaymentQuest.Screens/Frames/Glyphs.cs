using System.Text;

namespace PaymentQuest.Screens;

/// <summary>The signs that screens are drawn with, each one column wide.</summary>
public sealed record Glyphs
{
    /// <summary>Box drawing and symbols of Unicode.</summary>
    public static readonly Glyphs Unicode = new()
    {
        IsAscii = false,
        Horizontal = "─",
        Vertical = "│",
        TopLeft = "┌",
        TopRight = "┐",
        BottomLeft = "└",
        BottomRight = "┘",
        LeftTee = "├",
        Ellipsis = "…",
        Pointer = "▸",
        Unfolded = "▾",
        ArrowRight = "▶",
        ArrowLeft = "◀",
        Down = "↓",
        Full = "●",
        Hollow = "○",
        Lost = "◌",
        Accepted = "✓",
        Refused = "✗",
        Compare = "≟",
        Mask = "•",
        Separator = "·",
        Caret = "▁",
    };

    /// <summary>The same with the characters that every terminal and screen reader has.</summary>
    public static readonly Glyphs Ascii = new()
    {
        IsAscii = true,
        Horizontal = "-",
        Vertical = "|",
        TopLeft = "+",
        TopRight = "+",
        BottomLeft = "+",
        BottomRight = "+",
        LeftTee = "+",
        Ellipsis = "~",
        Pointer = ">",
        Unfolded = "v",
        ArrowRight = ">",
        ArrowLeft = "<",
        Down = "v",
        Full = "*",
        Hollow = "o",
        Lost = "x",
        Accepted = "+",
        Refused = "x",
        Compare = "=",
        Mask = "*",
        Separator = "-",
        Caret = "_",
    };

    private Glyphs()
    {
    }

    /// <summary>Whether every sign is ASCII, and the frame must be.</summary>
    public required bool IsAscii { get; init; }

    /// <summary>A line across.</summary>
    public required string Horizontal { get; init; }

    /// <summary>A line down.</summary>
    public required string Vertical { get; init; }

    /// <summary>Corner of a box.</summary>
    public required string TopLeft { get; init; }

    /// <summary>Corner of a box.</summary>
    public required string TopRight { get; init; }

    /// <summary>Corner of a box.</summary>
    public required string BottomLeft { get; init; }

    /// <summary>Corner of a box.</summary>
    public required string BottomRight { get; init; }

    /// <summary>A line across that begins at a line down.</summary>
    public required string LeftTee { get; init; }

    /// <summary>There is more text than fits.</summary>
    public required string Ellipsis { get; init; }

    /// <summary>What lies below is shown.</summary>
    public required string Unfolded { get; init; }

    /// <summary>The choice that the next key acts on.</summary>
    public required string Pointer { get; init; }

    /// <summary>Head of a message that goes right.</summary>
    public required string ArrowRight { get; init; }

    /// <summary>Head of a message that goes left.</summary>
    public required string ArrowLeft { get; init; }

    /// <summary>More below.</summary>
    public required string Down { get; init; }

    /// <summary>Solved.</summary>
    public required string Full { get; init; }

    /// <summary>Not yet solved.</summary>
    public required string Hollow { get; init; }

    /// <summary>A message that has not arrived.</summary>
    public required string Lost { get; init; }

    /// <summary>A check that holds.</summary>
    public required string Accepted { get; init; }

    /// <summary>A check that failed.</summary>
    public required string Refused { get; init; }

    /// <summary>Are these two equal?</summary>
    public required string Compare { get; init; }

    /// <summary>Stands for a digit that is not shown.</summary>
    public required string Mask { get; init; }

    /// <summary>Between two facts on one line.</summary>
    public required string Separator { get; init; }

    /// <summary>Where the next part goes.</summary>
    public required string Caret { get; init; }

    /// <summary>
    /// The nearest ASCII for a cluster, in the same number of columns, so that a finished frame can be written for a terminal without
    /// Unicode. Spanish letters lose their accents; what has no likeness becomes question marks.
    /// </summary>
    public static string Fold(Cell cell)
    {
        if (cell.Text.Length > 0 && cell.Text[0] < 0x80 && cell.Columns == 1)
        {
            return cell.Text.Length == 1 ? cell.Text : cell.Text[..1];
        }

        var folded = cell.Text.Length > 0 ? Fold(cell.Text[0]) : "?";
        return folded.PadRight(cell.Columns, '?')[..cell.Columns];
    }

    /// <summary>The nearest ASCII for a text, column for column.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var cell in Line.From(text).Cells())
        {
            folded.Append(Fold(cell));
        }

        return folded.ToString();
    }

    private static string Fold(char letter) => letter switch
    {
        'á' or 'à' or 'â' or 'ä' => "a",
        'é' or 'è' or 'ê' or 'ë' => "e",
        'í' or 'ì' or 'î' or 'ï' => "i",
        'ó' or 'ò' or 'ô' or 'ö' => "o",
        'ú' or 'ù' or 'û' or 'ü' => "u",
        'ñ' => "n",
        'ç' => "c",
        'Á' or 'À' or 'Â' or 'Ä' => "A",
        'É' or 'È' or 'Ê' or 'Ë' => "E",
        'Í' or 'Ì' or 'Î' or 'Ï' => "I",
        'Ó' or 'Ò' or 'Ô' or 'Ö' => "O",
        'Ú' or 'Ù' or 'Û' or 'Ü' => "U",
        'Ñ' => "N",
        'Ç' => "C",
        '¡' => "!",
        '¿' => "?",
        '«' or '»' or '“' or '”' or '„' => "\"",
        '‘' or '’' or '´' => "'",
        '‐' or '‑' or '–' or '—' or '−' or '─' or '═' or '━' => "-",
        '│' or '║' or '┃' => "|",
        (>= '┌' and <= '╋') or (>= '╒' and <= '╬') => "+",
        '…' => "~",
        '·' => "-",
        '•' or '●' or '★' => "*",
        '○' or '◌' or 'º' or '°' => "o",
        'ª' => "a",
        '▸' or '▶' or '→' or '›' => ">",
        '◀' or '◂' or '←' or '‹' => "<",
        '↑' or '▲' => "^",
        '↓' or '▼' => "v",
        '✓' or '✔' => "+",
        '✗' or '✘' or '×' => "x",
        '≟' or '≠' => "=",
        '▁' => "_",
        '‖' or '∥' => "|",
        '⊕' => "+",
        '€' => "E",
        '█' or '▓' or '▒' => "#",
        '░' => ".",
        '\u00A0' => " ",
        _ => "?",
    };
}
