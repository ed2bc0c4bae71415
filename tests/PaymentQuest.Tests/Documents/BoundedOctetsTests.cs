using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class BoundedOctetsTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(999, true)]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    [InlineData(100_000, false)]
    public void A_stream_is_read_up_to_the_bound_whether_it_knows_its_length_or_not(int length, bool fits)
    {
        var octets = Enumerable.Range(0, length).Select(i => (byte)(i % 251)).ToArray();
        using var known = new Counted(octets, knowsLength: true);
        using var unknown = new Counted(octets, knowsLength: false);

        Assert.Equal(fits ? octets : null, BoundedOctets.Read(known, 1_000));
        Assert.Equal(fits ? octets : null, BoundedOctets.Read(unknown, 1_000));
        Assert.Equal(fits ? length : 0, known.Taken);
        Assert.InRange(unknown.Taken, 0, 1_001);
    }

    private sealed class Counted(byte[] octets, bool knowsLength) : MemoryStream(octets)
    {
        public int Taken { get; private set; }

        public override bool CanSeek => knowsLength;

        public override int Read(Span<byte> buffer)
        {
            // A pipe gives a little at a time.
            var count = base.Read(buffer[..Math.Min(buffer.Length, 700)]);
            Taken += count;
            return count;
        }
    }
}
