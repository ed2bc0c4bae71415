using System.Runtime.InteropServices;

namespace PaymentQuest.Terminal.Commands;

/// <summary>
/// One of the standard streams on Linux and macOS, by its descriptor. System.Console is not used: it copies the descriptor, which fails
/// where the stream was closed, and it switches a terminal's keypad over and never back.
/// </summary>
/// <param name="descriptor">0, 1 or 2.</param>
/// <param name="isOpen">Whether the process was started with it.</param>
internal sealed unsafe class StandardStream(int descriptor, bool isOpen) : Stream
{
    private const int BadDescriptor = 9;
    private const int ReaderGone = 32;

    /// <inheritdoc/>
    public override bool CanRead => descriptor == Unix.StandardInput;

    /// <inheritdoc/>
    public override bool CanWrite => !CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>
    /// The three streams as they were given to the process. A descriptor that was closed is opened on <c>/dev/null</c>: else the next file
    /// that anything opens would get its number, and what is meant for standard output would be written into that file.
    /// </summary>
    public static (Stream In, Stream Out, Stream Error, bool IsOutOpen) Claim()
    {
        var open = new bool[3];
        for (var i = 0; i < open.Length; i++)
        {
            // What came through the start of the program cannot be marked to be closed at one; what the runtime opened since then is.
            var flags = Unix.fcntl(i, Unix.GetDescriptorFlags);
            open[i] = flags >= 0 && (flags & Unix.CloseOnExec) == 0;
            if (flags < 0)
            {
                Unix.open("/dev/null", Unix.ReadAndWrite);
            }
        }

        return (new StandardStream(0, open[0]), new StandardStream(1, open[1]), new StandardStream(2, open[2]), open[1]);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="IOException">The stream is closed or cannot be read.</exception>
    public override int Read(Span<byte> buffer)
    {
        fixed (byte* octets = buffer)
        {
            while (true)
            {
                var count = isOpen ? Unix.read(descriptor, octets, buffer.Length) : -1;
                if (count >= 0)
                {
                    return (int)count;
                }

                if (WhyNever(Unix.Readable) is var (_, reason))
                {
                    throw new IOException($"stdin: {reason}");
                }
            }
        }
    }

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Span<byte> octet = stackalloc byte[1];
        return Read(octet) == 0 ? -1 : octet[0];
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <remarks>What cannot be written on standard error is lost: there is nobody left to tell, and the exit code still does.</remarks>
    /// <exception cref="UnwritableException">Standard output is closed, full, or nobody reads it.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* octets = buffer)
        {
            nint done = 0;
            while (done < buffer.Length)
            {
                var count = isOpen ? Unix.write(descriptor, octets + done, buffer.Length - done) : -1;
                done += Math.Max(count, 0);
                if (count < 0 && WhyNever(Unix.Writable) is var (error, reason))
                {
                    if (descriptor == Unix.StandardOutput)
                    {
                        throw new UnwritableException(reason, error == ReaderGone);
                    }

                    return;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>After a call that failed: null when it is worth another try, and returns then; else why it never will be.</summary>
    private (int Error, string Reason)? WhyNever(short events)
    {
        var error = isOpen ? Marshal.GetLastPInvokeError() : BadDescriptor;
        if (isOpen && Unix.IsTransient(error))
        {
            // Somebody may have made the stream non-blocking.
            Unix.Poll(descriptor, events, -1);
            return null;
        }

        return (error, Marshal.GetPInvokeErrorMessage(error));
    }
}

/// <summary>Standard output takes nothing more.</summary>
/// <param name="reason">Why, in the system's words.</param>
/// <param name="isReaderGone">Whether it is because the program that read it has gone.</param>
public sealed class UnwritableException(string reason, bool isReaderGone) : IOException(reason)
{
    /// <summary>Whether it is because the program that read it has gone, which is no fault of anybody.</summary>
    public bool IsReaderGone { get; } = isReaderGone;
}
