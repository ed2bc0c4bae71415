using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Reads statements: <c>open X with K</c>, <c>verify X with K over T</c>, a guard's word and what it is about (<c>within DATE</c>),
/// <c>LEFT = RIGHT</c>, <c>accept</c>, <c>refuse LABEL</c>; at the easy level also the label of a check alone.
/// </summary>
public sealed class StatementReader
{
    private readonly VerifyQuest _quest;
    private readonly RoleProgram _program;
    private readonly List<(string Container, Term Term, int Register)> _sources = [];
    private readonly Dictionary<Term, int> _held = [];
    private readonly Reach _reach;

    /// <summary>A reader for the message of a quest.</summary>
    public StatementReader(VerifyQuest quest)
    {
        _quest = quest;
        _program = quest.Compiled.Programs[quest.Role.Name];
        for (var i = 0; i < _program.Known.Count; i++)
        {
            _held.TryAdd(_program.Registers[i], i);
        }

        foreach (var action in _program.Actions.Where(a => a.Step <= (quest.Until ?? quest.Step).Number))
        {
            foreach (var (container, register) in Brought(action))
            {
                _held.TryAdd(_program.Registers[register], register);
                if (quest.IsJudgedAt(action.Step))
                {
                    _sources.Add((container, _program.Registers[register], register));
                }
            }
        }

        // What an earlier message brought can be what this one is held against: V opens the H(V) of the invoice.
        foreach (var compare in Checks.OfType<RoleAction.Compare>().Where(c => _sources.All(s => s.Register != c.Register)))
        {
            _sources.Add(("", _program.Registers[compare.Register], compare.Register));
        }

        _reach = new Reach(_held, quest.Protocol.Vocabulary.FunctionsOf(quest.Role.Name));
    }

    /// <summary>The checks of the message, and of the one with which the player decides, in the order in which the role makes them.</summary>
    public IEnumerable<RoleAction> Checks => _program.Actions.Where(a => _quest.IsJudgedAt(a.Step) && a.Check is not null);

    /// <summary>
    /// The checks that a player at the easy level is offered: not those of what a channel puts around a message, which no author of a protocol writes, unless a fault of the quest is found by one.
    /// </summary>
    public IEnumerable<CheckName> Offered => Checks.Select(c => (c.Step, Check: c.Check!))
        .Where(c => !IsOfChannel(c.Check) || _quest.Faults.Any(f => CheckName.IsMeant(c.Check.ToString(), f.Trips)))
        .Select(c => c.Check);

    /// <summary>Checks of other parties and messages that may be offered among them.</summary>
    public IEnumerable<CheckName> Decoys => _quest.Compiled.Checks.Where(c => !IsOfChannel(c) && Checks.All(own => own.Check!.Label != c.Label)).DistinctBy(c => c.Label);

    private bool IsOfChannel(CheckName check) => check.IsOfChannel && _quest.Protocol.FindStep(check.Step)?.Frame is not null;

    /// <summary>Reads one statement.</summary>
    public Statement Read(string text)
    {
        text = text.Trim();
        if (text == "accept")
        {
            return new Statement.Accept();
        }

        if (Rest(text, "refuse") is var (label, _))
        {
            return new Statement.Refuse(label);
        }

        // What a channel puts around a message has no name in the notation of the protocol's author.
        if (Checks.FirstOrDefault(c => c.Check!.Label == text && (!_quest.IsHard || (_quest.Step.Frame is not null && c.Check.IsOfChannel))) is { } named)
        {
            return new Statement.Make(named);
        }

        if (Rest(text, "open") is var (opened, openAt))
        {
            return Opening(opened, openAt);
        }

        if (Rest(text, "verify") is var (verified, verifyAt))
        {
            return Verification(verified, verifyAt);
        }

        if (RuleWords.Beginning(text) is { } word && Rest(text, $"{word}") is var (subject, at))
        {
            return Guard(word, subject, at);
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new Statement.Unreadable(NoStatement(text)) : Equality(text, equals);
    }

    /// <summary>Why a text without '=' is no statement: its first word is none of those that begin one, or what belongs behind it is not there.</summary>
    private NotationError NoStatement(string text)
    {
        var word = text.Split(' ', 2)[0];
        string[] words = ["open", "verify", .. RuleWords.Guards.Select(w => $"{w}"), "accept", "refuse"];
        if (words.Contains(word))
        {
            return word == "accept" ? new NotationError(word.Length + 1, text[word.Length..].Trim(), ["the end"]) : new NotationError(text.Length, "", [word == "refuse" ? "a check" : "a term"]);
        }

        string[] all = [.. words, .. _quest.IsHard ? [] : Checks.Select(c => c.Check!.Label)];
        var nearest = Suggestion.Nearest(word, all);
        return nearest is null && Term(text, 0).Term is not (null or Terms.Term.Numeral)
            ? new NotationError(text.Length, "", ["'='"])
            : new NotationError(0, PlainText.Line(word), [.. all, "X = Y"]) { Nearest = nearest };
    }

    private static (string Subject, int At)? Rest(string text, string word) =>
        text.StartsWith(word + " ", StringComparison.Ordinal) ? (text[(word.Length + 1)..].Trim(), word.Length + 1) : null;

    private IEnumerable<(string Container, int Register)> Brought(RoleAction action) => action switch
    {
        RoleAction.Receive r => r.Shape.Leaves.Select(l => ("", l.Register)),
        RoleAction.Open o => o.Content.Leaves.Select(l => (Label(_program.Registers[o.Register]), l.Register)),
        RoleAction.VerifyCertificate v => v.Told.Prepend(v.Key).Select(r => (Label(_program.Registers[v.Register]), r)),
        RoleAction.Guard { Output: { } output } => [("", output)],
        RoleAction.Generate g => [("", g.Register)],
        RoleAction.Compute c => [("", c.Register)],
        _ => [],
    };

    private string Label(Term term) => _quest.Protocol.Vocabulary.Label(term);

    private (Term? Term, Statement.Unreadable? Error) Term(string text, int at)
    {
        var reading = _quest.Protocol.Vocabulary.Read(text);
        var error = reading switch
        {
            TermReading.NotNotation n => n.Error,
            TermReading.Undeclared u => new NotationError(u.Column, u.Name, ["a name of this protocol"]),
            _ => NotationError.Beyond(0, $"{Bounds.Term} constructors"),
        };
        return reading is TermReading.Read read ? (read.Canonical, null) : (null, new Statement.Unreadable(error with { Column = error.Column + at }));
    }

    /// <summary>What is opened or verified: a term, or by the label of its check, such as <c>EPI.DS</c>, when it was inside another.</summary>
    private (Term? Term, Statement.Unreadable? Error) Subject(string text, int at)
    {
        var register = Checks.FirstOrDefault(c => c.Check!.Label == text) switch { RoleAction.VerifySignature v => v.Register, RoleAction.Open o => o.Register, _ => (int?)null };
        return register is { } r ? (_program.Registers[r], null) : Term(text, at);
    }

    private Statement Opening(string text, int at)
    {
        var (subject, key, _) = Clauses(text);
        var (term, error) = Subject(subject, at);
        if (error is not null)
        {
            return error;
        }

        var needed = term is null ? null : Constructor.OpenerOf(term);
        if (needed is null)
        {
            return new Statement.Unreadable(new NotationError(at, subject, ["PK_X(…)", "E(K, …)"]));
        }

        if (Checks.OfType<RoleAction.Open>().FirstOrDefault(o => _program.Registers[o.Register].Equals(term)) is not { } open)
        {
            return new Statement.Impossible(Label(needed));
        }

        return Clause("with", key, needed, text, at) ?? new Statement.Make(open);
    }

    private Statement Verification(string text, int at)
    {
        var (subject, key, over) = Clauses(text);
        var (term, error) = Subject(subject, at);
        if (error is not null)
        {
            return error;
        }

        if (term is Terms.Term.Certificate certificateOf)
        {
            var issuer = new Term.PublicKey(_quest.Protocol.Certificates.GetValueOrDefault(certificateOf.Holder)?.Issuer ?? _quest.Protocol.Authority);
            return Checks.OfType<RoleAction.VerifyCertificate>().FirstOrDefault(v => _program.Registers[v.Register].Equals(term)) is { } certificate
                ? Clause("with", key, issuer, text, at) ?? new Statement.Make(certificate)
                : new Statement.Impossible(Label(issuer));
        }

        if (term is Terms.Term.RevocationList list)
        {
            var issuer = new Term.PublicKey(list.Holder);
            return Checks.OfType<RoleAction.VerifyRevocationList>().FirstOrDefault(v => v.Issuer == list.Holder) is { } check
                ? Clause("with", key, issuer, text, at) ?? new Statement.Make(check)
                : new Statement.Impossible(Label(issuer));
        }

        if (term is not Terms.Term.Signed signed)
        {
            return new Statement.Unreadable(new NotationError(at, subject, ["SK_X[…]", "CERT_X", "CRL_X"]));
        }

        var verifier = new Term.PublicKey(signed.Holder);
        if (Checks.OfType<RoleAction.VerifySignature>().FirstOrDefault(v => _program.Registers[v.Register].Equals(term)) is not { } signature)
        {
            return new Statement.Impossible(Label(verifier));
        }

        return Clause("with", key, verifier, text, at) ?? Clause("over", over, ((Term.Digest)signed.Body).Body, text, at) ?? new Statement.Make(signature);
    }

    private static (string Subject, string? With, string? Over) Clauses(string text)
    {
        var (head, over) = Divided(text, " over ");
        var (subject, with) = Divided(head, " with ");
        return (subject, with, over);
    }

    private static (string Before, string? After) Divided(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), null) : (text[..at].Trim(), text[(at + word.Length)..].Trim());
    }

    /// <summary>What is wrong with a clause; null when it says the right thing, or is left out where that is allowed.</summary>
    private Statement? Clause(string word, string? clause, Term expected, string text, int at)
    {
        if (clause is null)
        {
            return _quest.IsHard ? new Statement.Unreadable(new NotationError(at + text.Length, "", [$"'{word} …'"])) : null;
        }

        var (term, error) = Term(clause, at + Math.Max(0, text.IndexOf(clause, StringComparison.Ordinal)));
        return error ?? (term!.Equals(expected) || (word == "over" && term is Terms.Term.Digest d && d.Body.Equals(expected)) ? null : (Statement)new Statement.Misdirected($"{word} {clause}"));
    }

    private Statement Guard(RuleWord word, string text, int at)
    {
        var (term, error) = Term(text, at);
        if (error is not null)
        {
            return error;
        }

        return Checks.OfType<RoleAction.Guard>().FirstOrDefault(g => g.Rule.Word == word && g.Rule.Subject.Equals(term)) is { } guard
            ? new Statement.Make(guard)
            : new Statement.Impossible($"{word} {text}");
    }

    private Statement Equality(string text, int equals)
    {
        const string received = "received ";
        var (left, right) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        var leftAt = left.StartsWith(received, StringComparison.Ordinal) ? received.Length : 0;
        var (container, inner, at) = Dotted(left[leftAt..].Trim(), leftAt);
        var (leftTerm, error) = Term(inner, at);
        if (error is not null)
        {
            return error;
        }

        var register = Source(container, leftTerm!);
        if (register is null)
        {
            return new Statement.Impossible(left);
        }

        var rightAt = text.Length - text[(equals + 1)..].TrimStart().Length;
        var isReceived = right.StartsWith(received, StringComparison.Ordinal);
        var skipped = isReceived ? received.Length : 0;
        var (rightContainer, rightInner, rightInnerAt) = Dotted(right[skipped..].Trim(), rightAt + skipped);
        var (rightTerm, rightError) = Term(rightInner, rightInnerAt);
        if (rightError is not null)
        {
            return rightError;
        }

        if (!rightTerm!.Equals(leftTerm))
        {
            return new Statement.Unreadable(new NotationError(rightAt, right, [$"another way to {Label(leftTerm!)}"]));
        }

        if (rightContainer.Length > 0)
        {
            return Source(rightContainer, rightTerm) is { } inside
                ? new Statement.Equal(leftTerm!, register.Value, new Expression.Held(rightTerm, inside))
                : new Statement.Impossible(right);
        }

        var expression = isReceived ? _reach.Express(rightTerm) : _reach.Construct(rightTerm) ?? _reach.Express(rightTerm);
        return expression is null || (expression is Expression.Held h && h.Register == register)
            ? new Statement.Impossible(right)
            : new Statement.Equal(leftTerm!, register.Value, expression);
    }

    /// <summary>Splits <c>EncSlip.H(Common)</c> at the dot before the first bracket.</summary>
    private static (string Container, string Inner, int At) Dotted(string text, int at)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var bracket = text.IndexOfAny(['(', '[', '"']);
        return dot <= 0 || (bracket >= 0 && bracket < dot) ? ("", text, at) : (text[..dot].Trim(), text[(dot + 1)..].Trim(), at + dot + 1);
    }

    private int? Source(string container, Term term)
    {
        // A definition that is sealed or certified can be named as well by what is inside it: SLIP for EncSlip.
        var matching = _sources.Where(s => s.Term.Equals(term)).ToList();
        if (container.Length == 0)
        {
            // A field of the message comes before what the role has had since before, and that before what something else tells.
            return matching.Count == 0 ? null
                : matching.FirstOrDefault(s => s.Container.Length == 0) is { Term: not null } field ? field.Register
                : _held.GetValueOrDefault(term, matching[0].Register);
        }

        var inside = (_quest.Protocol.Vocabulary.Read(container) as TermReading.Read)?.Canonical;
        var found = matching.FirstOrDefault(s => s.Container == container
            || (inside is not null && s.Container.Length > 0 && _sources.Any(c => Label(c.Term) == s.Container && (c.Term.Equals(inside) || c.Term is Terms.Term.Sealed { Body: var b } && b.Equals(inside)))));
        return found == default ? null : found.Register;
    }
}
