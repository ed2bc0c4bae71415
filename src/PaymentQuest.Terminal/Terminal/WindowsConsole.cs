using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PaymentQuest.Terminal;

/// <summary>The few calls of Windows that a console needs: its modes and its records (kernel32).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsConsole
{
    private const int Input = -10;
    private const int Output = -11;
    private const uint Processed = 0x0001;
    private const uint Lines = 0x0002;
    private const uint Echo = 0x0004;
    private const uint SizeReports = 0x0008;
    private const uint Sequences = 0x0004;
    private const ushort KeyRecord = 1;
    private const ushort SizeRecord = 4;

    /// <summary>The modes of input and output as they are; null where there is no console.</summary>
    internal static (uint Input, uint Output)? Modes =>
        GetConsoleMode(GetStdHandle(Input), out var input) && GetConsoleMode(GetStdHandle(Output), out var output) ? (input, output) : null;

    /// <summary>Every key is a key, sizes are reported, and the output obeys escape sequences.</summary>
    internal static void Take((uint Input, uint Output) before) =>
        Restore(((before.Input & ~(Processed | Lines | Echo)) | SizeReports, before.Output | Processed | Sequences));

    /// <summary>Sets the modes.</summary>
    internal static void Restore((uint Input, uint Output) modes)
    {
        SetConsoleMode(GetStdHandle(Input), modes.Input);
        SetConsoleMode(GetStdHandle(Output), modes.Output);
    }

    /// <summary>Waits for a record. Null when there is no console any more; a record of another kind is a key that stands for nothing.</summary>
    internal static ConsoleRecord? Read()
    {
        Record record;
        if (!ReadConsoleInputW(GetStdHandle(Input), &record, 1, out var count) || count == 0)
        {
            return null;
        }

        return record.Kind switch
        {
            KeyRecord => new ConsoleRecord.KeyChanged(record.IsDown != 0, record.Times, record.VirtualKey, (char)record.Unit, (int)record.Held),
            SizeRecord => new ConsoleRecord.SizeChanged(record.Columns, record.Rows),
            _ => new ConsoleRecord.KeyChanged(false, 1, 0, '\0', 0),
        };
    }

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetConsoleMode(nint handle, uint mode);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ReadConsoleInputW(nint handle, Record* records, uint length, out uint count);

    // INPUT_RECORD: what a key and a size say lies in the same place.
    [StructLayout(LayoutKind.Explicit, Size = 20)]
    private struct Record
    {
        [FieldOffset(0)]
        internal ushort Kind;

        [FieldOffset(4)]
        internal int IsDown;

        [FieldOffset(8)]
        internal ushort Times;

        [FieldOffset(10)]
        internal ushort VirtualKey;

        [FieldOffset(14)]
        internal ushort Unit;

        [FieldOffset(16)]
        internal uint Held;

        [FieldOffset(4)]
        internal short Columns;

        [FieldOffset(6)]
        internal short Rows;
    }
}
