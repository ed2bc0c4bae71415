using System.Text;

namespace PaymentQuest.Documents;

/// <summary>
/// Reads lines that anybody may have written, of any length. Of a line that is too long nothing is kept: its rest is read and forgotten, and what comes after it
/// is read as if it had not been there.
/// </summary>
/// <param name="input">Where the lines come from. Not closed.</param>
/// <param name="longest">The most UTF-16 units of a line.</param>
public sealed class LineReader(TextReader input, int longest)
{
    // Only what is forgotten is read in blocks: somebody may be typing, and a block waits until it is full.
    private readonly char[] _block = new char[1024];
    private int _at;
    private int _count;
    private bool _isAfterReturn;

    /// <summary>The next line without its end; an empty text when <paramref name="isTooLong"/>; null at the end of the input.</summary>
    public string? Read(out bool isTooLong)
    {
        isTooLong = false;
        var text = new StringBuilder();
        while (Next() is >= 0 and var unit)
        {
            if (IsEnd((char)unit, text.Length == 0, out var isOfLineBefore))
            {
                if (isOfLineBefore)
                {
                    continue;
                }

                return text.ToString();
            }

            if (text.Length == longest)
            {
                isTooLong = true;
                Forget();
                return "";
            }

            text.Append((char)unit);
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    /// <summary>Whether a line ends here. The line feed after a carriage return belongs to the line before.</summary>
    private bool IsEnd(char unit, bool isFirst, out bool isOfLineBefore)
    {
        isOfLineBefore = isFirst && _isAfterReturn && unit == '\n';
        _isAfterReturn = unit == '\r';
        return unit is '\n' or '\r';
    }

    private int Next() => _at < _count ? _block[_at++] : input.Read();

    private void Forget()
    {
        while (true)
        {
            if (_at == _count)
            {
                (_at, _count) = (0, input.Read(_block, 0, _block.Length));
                if (_count <= 0)
                {
                    _count = 0;
                    return;
                }
            }

            var end = _block.AsSpan(_at, _count - _at).IndexOfAny('\r', '\n');
            if (end >= 0)
            {
                _at += end + 1;
                _isAfterReturn = _block[_at - 1] == '\r';
                return;
            }

            _at = _count;
        }
    }
}
