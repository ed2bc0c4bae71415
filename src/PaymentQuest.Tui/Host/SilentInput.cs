using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Terminal.Gui.App;
using Terminal.Gui.Drivers;
using Terminal.Gui.Time;

namespace PaymentQuest.Tui;

/// <summary>An input of the library that never has anything of its own: what arrives is put into its queue by the host.</summary>
internal sealed class SilentInput : IInput<char>
{
    /// <inheritdoc/>
    public CancellationTokenSource? ExternalCancellationTokenSource { get; set; }

    /// <inheritdoc/>
    public void Initialize(ConcurrentQueue<char> inputQueue)
    {
    }

    /// <summary>
    /// Ends at once. The library's own input looks for keys fifty times a second; one that only waited would keep a thread of the pool for each
    /// screen, and the pool takes a second to have another.
    /// </summary>
    public void Run(CancellationToken runCancellationToken)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>Makes what the library needs to work without a terminal.</summary>
internal sealed class SilentComponents : ComponentFactoryImpl<char>
{
    /// <inheritdoc/>
    public override string? GetDriverName() => DriverRegistry.Names.ANSI;

    /// <inheritdoc/>
    public override IInput<char> CreateInput() => new SilentInput();

    /// <inheritdoc/>
    public override IInputProcessor CreateInputProcessor(ConcurrentQueue<char> inputQueue, ITimeProvider? timeProvider = null) => new AnsiInputProcessor(inputQueue, timeProvider);

    /// <inheritdoc/>
    public override IOutput CreateOutput() => new AnsiOutput();

    /// <summary>An application of the library on these components, not begun.</summary>
    public static IApplication Application(ITimeProvider time) => (IApplication)New(new SilentComponents(), time);

    // Public is only a way to name a driver among those that the library has.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType("Terminal.Gui.App.ApplicationImpl, Terminal.Gui")]
    private static extern object New(IComponentFactory factory, ITimeProvider time);
}
