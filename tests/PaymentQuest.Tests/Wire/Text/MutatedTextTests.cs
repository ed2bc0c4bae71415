using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>Octets that nobody wrote: none makes a reader throw, none is taken that would be written in another way, and none takes more memory than its size explains.</summary>
public sealed class MutatedTextTests
{
    private static readonly string[] Tokens =
    [
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE a SYSTEM \"http://shop.example/a.dtd\">", "&b;", "&#0;", "&#x1F600;", "<![CDATA[x]]>", "<!-- x -->", "<?p x?>", "<a>", "</a>", " b=\"1\"", "]]>",
        "%", "%z", "%4", "%41", "%C3", "+", "&", "=", "&&", "txn_id=1&", "{", "}", "[", "]", "\"", "\\", "\\u0000", "\\ud800", "\\u00e9", "1e999", "-0", "01", "null", ",", ":", "{\"id\":1}", "\"id\": \"x\", ",
        "\n", "\r\n", "\r", "\0", ": ", "\u00ff", "\ufeff", "ñ", "€", "😀", " ",
    ];

    public static TheoryData<int> Steps { get; } = [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Whatever_arrives_is_read_or_refused_at_an_octet(int step)
    {
        var run = Letters.Run();
        var format = ((TextFormats)Letters.Compiled.Protocol.Wire).Of(run.Messages[step].Step.Message)!;
        var random = new SeededRandom((ulong)step, "mutated text");
        var (taken, refused) = (0, new HashSet<TextFault>());
        for (var i = 0; i < Thoroughness.Times(20_000, 600); i++)
        {
            var octets = Mutated(run.Messages[step].Sent, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reading = format.Read(octets);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(allocated, 0, 200_000 + (600L * octets.Length));
            Assert.True(reading.Entries.Count <= TextCodec.FieldLimit + 1);
            Assert.All(reading.Deviations, d => Assert.InRange(d.Offset, 0, octets.Length));
            if (reading.Fault is { } fault)
            {
                Assert.InRange(fault.Offset, 0, octets.Length);
                Assert.Null(reading.Der);
                refused.Add(fault.Fault);
                continue;
            }

            var again = format.Encode(reading.Der!);
            Assert.Equal(reading.Deviations.Count == 0, again is not null && again.AsSpan().SequenceEqual(octets));
            taken += reading.Deviations.Count == 0 ? 1 : 0;

            // Where nothing can be told there is no field either.
            Assert.NotNull(format.Places(octets));
        }

        Assert.True(taken > 0);
        Assert.Contains(TextFault.Missing, refused);
        Assert.Contains(TextFault.Value, refused);
    }

    private static byte[] Mutated(byte[] original, SeededRandom random)
    {
        var octets = original.ToList();
        for (var changes = 1 + random.Below(3); changes > 0; changes--)
        {
            var at = random.Below(octets.Count + 1);
            var length = Math.Min(octets.Count - at, 1 + random.Below(12));
            switch (random.Below(7))
            {
                case 0 when at < octets.Count:
                    octets[at] ^= (byte)(1 << random.Below(8));
                    break;
                case 1:
                    octets.RemoveRange(at, length);
                    break;
                case 2:
                    octets.InsertRange(random.Below(octets.Count + 1), octets.GetRange(at, length));
                    break;
                case 3:
                    octets.RemoveRange(at, octets.Count - at);
                    break;
                case 4:
                    var token = Encoding.UTF8.GetBytes(Tokens[random.Below(Tokens.Length)]);
                    octets.InsertRange(at, random.Below(20) == 0 ? Enumerable.Repeat(token, 2_000).SelectMany(t => t) : token);
                    break;
                case 5 when at < octets.Count:
                    octets[at] = (byte)random.Below(256);
                    break;
                default:
                    // The digit of a value becomes another: what is taken as it is written.
                    if (octets.FindIndex(at, o => o is >= (byte)'0' and <= (byte)'9') is >= 0 and var digit)
                    {
                        octets[digit] = (byte)('0' + random.Below(10));
                    }

                    break;
            }
        }

        return [.. octets];
    }
}
