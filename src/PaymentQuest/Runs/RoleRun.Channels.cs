using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <content>What is said over a channel, for people: the frame that travels is opened and closed with the key of the session, where the role has it.</content>
public sealed partial class RoleRun
{
    /// <summary>What is said in the frame of a message, as it would travel without a channel; null without one, for who has not the key of the session, and where the frame does not open.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">The message that travels.</param>
    internal byte[]? Said(Step step, byte[] message) => KeyOf(step) is { } key && FrameIn(step, message) is { } frame && Der.Whole(message.AsSpan(frame), 0x04) is { } inside
        && _surroundings.Suite.DecryptAuthentic(key, message.AsSpan(frame)[inside]) is { } said
            ? step.Content is Term.Concatenation ? Der.OctetString(said) : said
            : null;

    /// <summary>A message with something else said in its frame; null without a channel, and for who has not the key of the session.</summary>
    /// <param name="step">The step.</param>
    /// <param name="message">The message that travels.</param>
    /// <param name="said">What is to be said, as it would travel without a channel.</param>
    internal byte[]? WithSaid(Step step, byte[] message, byte[] said)
    {
        if (KeyOf(step) is not { } key || FrameIn(step, message) is not { } frame)
        {
            return null;
        }

        var content = step.Content is Term.Concatenation && Der.Whole(said, 0x04) is { } inside ? said[inside] : said;
        var closed = Der.OctetString(_surroundings.Suite.EncryptAuthentically(key, content, new SeededRandom(_surroundings.Seed, $"{_surroundings.Protocol.Id}/frame/{step.Name}/{Convert.ToHexString(said)}")));
        return step.Message is Term.Tuple && Der.Parts(message, out _) is [var handed, _] ? Der.Frame([message[handed], closed]) : closed;
    }

    /// <summary>The octets of the key that a step's frame is closed with.</summary>
    private byte[]? KeyOf(Step step) => step.Frame is { } frame
        && Taking.Determined(frame.Key, t => t is Term.Literal l ? Der.Text(l.Text) : Octets(t), _surroundings.Wiring) is { } key ? Der.Content(key).ToArray() : null;

    private static Range? FrameIn(Step step, byte[] message) =>
        step.Message is not Term.Tuple ? .. : Der.Parts(message, out _) is [_, var frame] ? frame : null;
}
