using System.Text;
using PaymentQuest.Screens;
using Terminal.Gui.App;

namespace PaymentQuest.Tui;

/// <summary>
/// What the player copied. It is kept here and also given to the terminal (OSC 52 of xterm's control sequences), which may put it where other programs find
/// it. The terminal is never asked for what it holds: that is pasted by its own key.
/// </summary>
internal sealed class TerminalClipboard : ClipboardBase
{
    private string _text = "";
    private bool _isNew;

    /// <inheritdoc/>
    public override bool IsSupported => true;

    /// <summary>What to write to the terminal, once for each text that was copied; empty for nothing.</summary>
    public string Take()
    {
        var isNew = _isNew;
        _isNew = false;
        return isNew ? $"\e]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(_text))}\a" : "";
    }

    /// <inheritdoc/>
    protected override string GetClipboardDataImpl() => _text;

    /// <inheritdoc/>
    protected override void SetClipboardDataImpl(string text) => (_text, _isNew) = (text.Length > TextField.Longest ? text[..TextField.Longest] : text, true);
}
