#pragma warning disable CA1050 // The runtime looks for this very name outside of all namespaces.

/// <summary>
/// What the runtime runs inside a started executable when <c>DOTNET_STARTUP_HOOKS</c> names the assembly of the tests: at the end of the process it
/// writes what was loaded to the file that <see cref="Into"/> names.
/// </summary>
internal static class StartupHook
{
    /// <summary>The environment variable with the path of the file.</summary>
    internal const string Into = "PAYMENTQUEST_TESTS_LOADED";

    /// <summary>Called by the runtime before the program's own beginning.</summary>
    internal static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        var assemblies = AppDomain.CurrentDomain.GetAssemblies();
        var library = Array.Find(assemblies, a => a.GetName().Name == "Terminal.Gui");
        var settings = library?.GetType("Terminal.Gui.Configuration.ThemeSettings")?.GetProperty("Defaults")?.GetValue(null);
        File.WriteAllLines(Environment.GetEnvironmentVariable(Into)!, [.. assemblies.Select(a => a.GetName().Name!), $"theme={settings?.GetType().GetProperty("Theme")?.GetValue(settings)}"]);
    };
}
