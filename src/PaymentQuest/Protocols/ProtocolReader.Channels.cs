using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// Reads what messages travel over, and wraps those that a channel protects: in authenticated encryption under a key of the session, which whoever begins the session makes
/// and seals for the end that is known, or for the two that know each other.
/// </summary>
internal sealed partial class ProtocolReader
{
    private const string ChannelCode = "PQ0296";
    private const string Forms = "write tls(Role), hand, sms, mailbox or mail";

    /// <summary>What a step says that its message travels over; null when it says nothing, or is wrong.</summary>
    private Channel? Over(Fields step, Sequence<Role> roles, string? from, string? to)
    {
        if (step.OptionalScalar("over") is not { } text)
        {
            return null;
        }

        var open = text.Text.IndexOf('(', StringComparison.Ordinal);
        var word = (open < 0 ? text.Text : text.Text[..open]).Trim();
        var inside = open < 0 ? [] : text.Text[(open + 1)..].TrimEnd().TrimEnd(')').Split(',').Select(i => i.Trim()).ToList();
        if (!Channel.Words.Values.Contains(word) || (open >= 0) != text.Text.TrimEnd().EndsWith(')'))
        {
            _diagnostics.Error(ChannelCode, text.Place, $"{PlainText.Excerpt(text.Text)} is no channel", Channel.Words.Values.Contains(word) ? Forms : Suggestion.Advice(word, Channel.Words.Values, Forms));
            return null;
        }

        var kind = Channel.Words.First(w => w.Value == word).Key;
        var end = kind is ChannelKind.Sms or ChannelKind.Mailbox ? to : null;
        if (kind == ChannelKind.Tls)
        {
            if (inside is [] or [""])
            {
                _diagnostics.Error(ChannelCode, text.Place, "a session over tls has an end that is known", "name its role, as in tls(Role)");
                return null;
            }

            if ((end = RoleName(inside[0], text.Place, roles)) is null)
            {
                return null;
            }

            if (end != from && end != to)
            {
                _diagnostics.Error(ChannelCode, text.Place, $"{end} is not at an end of this message", $"name {from} or {to}, whichever is known to the other");
                return null;
            }

            inside.RemoveAt(0);
        }

        var number = 1;
        var isNumbered = kind is ChannelKind.Tls or ChannelKind.Hand;
        if (inside.Count > 1 || (inside.Count == 1 && (!isNumbered || !int.TryParse(inside[0], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > Bounds.Steps)))
        {
            _diagnostics.Error(ChannelCode, text.Place, $"{PlainText.Excerpt(text.Text)} says too much", isNumbered ? $"the number of the session is from 1 to {Bounds.Steps}, as in {word}({(end is null ? "" : $"{end}, ")}2)" : $"write {word}");
            return null;
        }

        return new Channel(kind, end, number);
    }

    /// <summary>Says where channels meet what they do not go together with.</summary>
    private void CheckChannels(Fields fields, IReadOnlyList<Step> steps)
    {
        if (!steps.Any(s => s.Channel is { IsWrapped: true }))
        {
            return;
        }

        foreach (var key in (string[])["rounds", "reversible"])
        {
            if (fields.Has(key))
            {
                _diagnostics.Error(ChannelCode, fields.PlaceOf(key), $"a protocol with channels has no {key}", key == "rounds" ? "a session ends with its conversation" : "parties that play each other's roles are met without a channel");
            }
        }

        foreach (var step in steps)
        {
            if (step.Channel is { IsWrapped: true } && step.Declined is not null)
            {
                _diagnostics.Error(ChannelCode, step.Place, $"{step.Name} has a declined form, and travels over {step.Channel}", "let a branch say what is sent instead");
            }

            if (step.Retains.Count > 0)
            {
                _diagnostics.Error(ChannelCode, step.Place, $"nothing of a session is left to who retains only a part at {step.Name}", "leave out retains, or the channels");
            }
        }
    }

    /// <summary>The protocol with the messages of its channels wrapped, and with the keys that this takes.</summary>
    private Protocol Wrapped(Protocol protocol)
    {
        var sessions = protocol.Steps.Where(s => s.Channel is { IsWrapped: true }).GroupBy(SessionOf).ToList();
        if (sessions.Count == 0)
        {
            return protocol;
        }

        var wrapping = new Wrapping(protocol);
        foreach (var session in sessions)
        {
            var beginnings = session.Where(s => !session.Any(p => p != s && protocol.Flow.LeadsTo(p.Number, s.Number, s.From))).ToList();
            foreach (var step in beginnings)
            {
                if (step.Channel!.Kind == ChannelKind.Tls && step.From == step.Channel.KnownEnd)
                {
                    _diagnostics.Error(ChannelCode, step.Place, $"{step.Name} is the first message of its session, and {step.From} does not know who is at the other end", $"let the first message over {step.Channel} come from {step.To}");
                }

                if (step.From != beginnings[0].From)
                {
                    _diagnostics.Error(ChannelCode, step.Place, $"{step.Name} begins a session that {beginnings[0].Name} begins in another branch, from the other end", $"give it a number of its own, as in {step.Channel.Word}(2)");
                }

                if (step.IsApprovedOnly && session.Any(s => !s.IsApprovedOnly && protocol.Flow.LeadsTo(step.Number, s.Number, null)))
                {
                    _diagnostics.Error(ChannelCode, step.Place, $"{step.Name} begins a session, and may not take place", "let a message that always comes begin it, or say 'when: approved' of all its messages");
                }
            }

            if (!_diagnostics.HasErrors)
            {
                wrapping.Add(session, beginnings);
            }
        }

        return wrapping.Finish();
    }

    /// <summary>What tells sessions apart: the channel, its ends, and its number. What is sent to a telephone or a mailbox stands for itself.</summary>
    private static (ChannelKind, string?, string, string, int) SessionOf(Step step)
    {
        var channel = step.Channel!;
        var ends = new[] { step.From, step.To }.Order(StringComparer.Ordinal).ToArray();
        return (channel.Kind, channel.KnownEnd, ends[0], ends[1], channel.Kind is ChannelKind.Sms or ChannelKind.Mailbox ? step.Number : channel.Number);
    }

    /// <summary>The keys of channels, as they are added to a protocol.</summary>
    private sealed class Wrapping(Protocol protocol)
    {
        private readonly HashSet<string> _names = protocol.Vocabulary.Names.Concat(protocol.Holders).Concat(protocol.Roles.Select(r => r.Name)).ToHashSet(StringComparer.Ordinal);
        private readonly Dictionary<string, Sort> _atoms = [];
        private readonly Dictionary<string, string> _owners = new(protocol.Owners, StringComparer.Ordinal);
        private readonly Dictionary<string, string> _fresh = new(protocol.Fresh, StringComparer.Ordinal);
        private readonly Dictionary<string, List<Term>> _knows = protocol.Knows.ToDictionary(k => k.Key, k => k.Value.ToList(), StringComparer.Ordinal);
        private readonly Dictionary<string, string> _ends = [];
        private readonly Dictionary<Term, Term> _shown = [];
        private readonly Step[] _steps = [.. protocol.Steps];

        public void Add(IEnumerable<Step> session, IReadOnlyList<Step> beginnings)
        {
            var first = beginnings[0];
            var channel = first.Channel!;
            var (from, to) = (protocol.RoleNamed(first.From), protocol.RoleNamed(first.To));
            var word = channel.Word.ToUpperInvariant();
            var key = Atom($"{word}_{from.Symbol}_{to.Symbol}_{first.Number.ToString(CultureInfo.InvariantCulture)}");
            _fresh.Add(key.Name, from.Name);
            Term handed = channel.Kind == ChannelKind.Hand ? Shared(word, from, to, key) : Sealed(word, from, to, key);
            var said = new Term.Atom(channel.ToString());
            _shown[key] = _shown[handed] = said;
            foreach (var step in session)
            {
                var opener = new Term.DerivedKey(step.Name, key, new Term.Literal(channel.Word));
                var frame = new Term.AuthenticatedEncryption(opener, step.Message);
                var begins = beginnings.Contains(step);
                Term message = begins ? new Term.Tuple([handed, frame]) : frame;
                _shown[opener] = said;
                _shown[frame] = _shown[message] = step.Message;
                _steps[step.Number - 1] = step with
                {
                    Wrapped = step.Message,
                    Message = message,
                    ReceiverRules = begins ? [new Rule.Once(key, key.Name, null) { Label = Channel.SessionCheck, Place = step.Place }, .. step.ReceiverRules] : step.ReceiverRules,
                };
            }
        }

        public Protocol Finish() => protocol with
        {
            Vocabulary = protocol.Vocabulary.With(_atoms, [.. _owners.Keys.Except(protocol.Owners.Keys)], _shown),
            Owners = _owners,
            Fresh = _fresh,
            Knows = _knows.ToDictionary(k => k.Key, k => k.Value.Distinct().ToSequence(), StringComparer.Ordinal),
            Steps = [.. _steps],
        };

        /// <summary>The key of a session, sealed for the end that is known. Its key is known as if its certificate had been verified.</summary>
        private Term.Sealed Sealed(string word, Role from, Role to, Term.Atom key)
        {
            var end = word + "/" + to.Symbol;
            if (!_ends.TryGetValue(end, out var holder))
            {
                _ends.Add(end, holder = Free($"{word}_{to.Symbol}"));
                _owners.Add(holder, to.Name);
                _knows[to.Name].Add(new Term.PrivateKey(holder));
            }

            _knows[from.Name].Add(new Term.PublicKey(holder));
            return new Term.Sealed(holder, key);
        }

        /// <summary>The key of a session, under one that these two have shared beforehand.</summary>
        private Term.AuthenticatedEncryption Shared(string word, Role from, Role to, Term.Atom key)
        {
            var ends = string.Join('_', new[] { from.Symbol, to.Symbol }.Order(StringComparer.Ordinal));
            if (!_ends.TryGetValue(word + "/" + ends, out var name))
            {
                _ends.Add(word + "/" + ends, name = Atom($"{word}_{ends}").Name);
            }

            var shared = new Term.Atom(name);
            _knows[from.Name].Add(shared);
            _knows[to.Name].Add(shared);
            return new Term.AuthenticatedEncryption(new Term.DerivedKey(from.Symbol, shared, new Term.Literal(to.Symbol)), key);
        }

        private Term.Atom Atom(string name)
        {
            var atom = new Term.Atom(Free(name));
            _atoms.Add(atom.Name, new Sort(SortKind.Key));
            return atom;
        }

        private string Free(string name)
        {
            while (!_names.Add(name))
            {
                name += "'";
            }

            return name;
        }
    }
}
