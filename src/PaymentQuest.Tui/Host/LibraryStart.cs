using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>Begins the library without letting it reach outside: it reads no settings, asks no terminal and starts no program.</summary>
/// <remarks>
/// Its settings would come from <c>.tui</c> folders here and at home and from <c>TUI_CONFIG</c>, read when its assembly is first used. They are not read,
/// because what reads them is not there: a managed program comes without <c>Microsoft.Extensions.Configuration</c> (<c>Directory.Build.targets</c>), in a native
/// one the initializer does nothing (<c>Substitutions.xml</c>). Either way the library goes on with its built-in settings.
/// </remarks>
internal static class LibraryStart
{
    private static readonly Lazy<bool> Begun = new(Begin);
    private static readonly Lock Initializing = new();

    /// <summary>Must come before anything else of the library is touched. Later calls change nothing.</summary>
    public static void Settle() => _ = Begun.Value;

    /// <summary>Initializes an application on a driver that neither reads nor writes, with a clipboard of ours.</summary>
    public static void Initialize(IApplication application, IClipboard clipboard)
    {
        lock (Initializing)
        {
            // For a clipboard it would start programs, unless input is redirected: for this moment it counts as that.
            ref var known = ref IsInputRedirected(null);
            var before = known;
            known = new StrongBox<bool>(true);
            try
            {
                application.Init(DriverRegistry.Names.ANSI);
                // On some systems the one that it has found not to work stays in place.
                application.Driver!.Clipboard = clipboard;
            }
            finally
            {
                known = before;
            }
        }
    }

    private static bool Begin()
    {
        // Its driver must neither write nor read. It stays set: with it the library's links open no browser either.
        Environment.SetEnvironmentVariable("DisableRealDriverIO", "1");
        Unbind();
        return true;
    }

    // Keys that would stop or rearrange the program past our own table of keys. Quit keeps Escape: menus are closed by it, and a window of ours lets no key through to the application.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Unbind()
    {
        foreach (var command in new[] { Command.Suspend, Command.Arrange, Command.Refresh })
        {
            Application.RemoveDefaultKeyBinding(command);
        }
    }

    // What System.Console has found out about standard input; null until it is asked.
    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "_isStdInRedirected")]
    private static extern ref StrongBox<bool>? IsInputRedirected([UnsafeAccessorType("System.Console, System.Console")] object? console);
}
