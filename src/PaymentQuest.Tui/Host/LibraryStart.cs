using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>Begins the library without letting it reach outside.</summary>
internal static class LibraryStart
{
    private static readonly Lazy<bool> Begun = new(Begin);

    /// <summary>Must come before anything else of the library is touched. Later calls change nothing.</summary>
    public static void Settle() => _ = Begun.Value;

    private static bool Begin()
    {
        // Its driver must neither write nor read nor start programs.
        Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
        Unbind();
        return true;
    }

    // Keys that would end, stop or rearrange the program past our own table of keys.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Unbind()
    {
        foreach (var command in new[] { Command.Quit, Command.Suspend, Command.Arrange, Command.Refresh })
        {
            Application.RemoveDefaultKeyBinding(command);
        }
    }
}
