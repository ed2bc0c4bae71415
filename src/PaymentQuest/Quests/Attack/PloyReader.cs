using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Reads ploys, one a line:
/// <code>
/// start ROLE [with ROLE, …] [order N] [reversed]      pass N [to WHO]        send WHO TERM
/// drop N    hold N    read N               wait SECONDS           guess ATOM by TERM = TERM        guess ATOM opens TERM
/// let NAME = TERM                          flip N of TERM by HEX as NAME
/// make NAME as SORT [VALUE]                cut LENGTH at N of TERM as NAME
/// certify CERT_X of TERM by SK_X as NAME
/// </code>
/// <c>replay</c>, <c>redirect</c>, <c>duplicate</c> and <c>deliver</c> are other words for <c>pass</c>, <c>split</c> for <c>read</c>, <c>delay</c> for <c>wait</c>.
/// </summary>
public sealed class PloyReader
{
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["replay"] = "pass",
        ["redirect"] = "pass",
        ["duplicate"] = "pass",
        ["deliver"] = "pass",
        ["split"] = "read",
        ["delay"] = "wait",
    };

    private readonly Protocol _protocol;
    private readonly string _line;
    private int _at;
    private PloyProblem? _problem;

    private PloyReader(Protocol protocol, string line)
    {
        _protocol = protocol;
        _line = line;
    }

    /// <summary>The words that ploys begin with.</summary>
    public static Sequence<string> Words { get; } = ["start", "pass", "send", "drop", "hold", "read", "wait", "timeout", "guess", "let", "flip", "make", "cut", "certify"];

    /// <summary>The ploy that a line says, or what is wrong with it.</summary>
    public static (Ploy? Ploy, PloyProblem? Problem) Read(string line, Protocol protocol)
    {
        if (line.Length > Bounds.PloyLine)
        {
            return (null, new PloyProblem(Bounds.PloyLine, Prose.Of("common.a-line-has-at-most-characters", ("most", Bounds.PloyLine))));
        }

        var reader = new PloyReader(protocol, line);
        var ploy = reader.Whole();
        if (ploy is not null && reader.Word() is { Length: > 0 } left)
        {
            reader.Fail(reader._at - left.Length, Prose.Of("attack.nothing-more-belongs-here-found", ("left", PlainText.Excerpt(left))));
        }

        return reader._problem is { } problem ? (null, problem) : (ploy, null);
    }

    private Ploy? Whole()
    {
        var word = Word();
        switch (Synonyms.GetValueOrDefault(word, word))
        {
            case "start":
                return Start();
            case "pass":
                return Number(1, 100_000) is { } passed ? new Ploy.Pass(passed, TakeWord("to") ? Name() : null) : null;
            case "send":
                return Name() is { } to && Term(_line.Length) is { } message ? new Ploy.Send(to, message) : null;
            case "drop":
                return Number(1, 100_000) is { } dropped ? new Ploy.Drop(dropped) : null;
            case "hold":
                return Number(1, 100_000) is { } held ? new Ploy.Hold(held) : null;
            case "read":
                return Number(1, 100_000) is { } read ? new Ploy.Read(read) : null;
            case "wait":
                return Number(1, Bounds.WaitSeconds) is { } seconds ? new Ploy.Wait(seconds) : null;
            case "timeout":
                return Name() is { } who ? new Ploy.Timeout(who) : null;
            case "guess":
                return Guess();
            case "let":
                return Name() is { } name && Take('=') && Term(_line.Length) is { } term ? new Ploy.Let(name, term) : null;
            case "flip":
                return Flip();
            case "make":
                return Make();
            case "cut":
                return Cut();
            case "certify":
                return Certify();
            default:
                var advice = Suggestion.Nearest(word, Words) ?? string.Join(", ", Words);
                return Fail<Ploy>(_at - word.Length, Prose.Of("attack.no-ploy-begins-with", ("word", PlainText.Excerpt(word)), ("advice", advice)));
        }
    }

    private Ploy.Start? Start()
    {
        if (Role(Word()) is not { } role)
        {
            return null;
        }

        var with = new List<string>();
        if (TakeWord("with"))
        {
            do
            {
                if (Role(Word().TrimEnd('\'')) is not { } partner)
                {
                    return null;
                }

                with.Add(partner);
            }
            while (TakeComma());
        }

        var order = TakeWord("order") ? Number(1, Bounds.Sessions) : 1;
        return order is { } number ? new Ploy.Start(role, _protocol.Roles.Select(r => r.Name).Where(with.Contains).ToSequence(), number, TakeWord("reversed")) : null;
    }

    /// <summary>The octet and the bits stand before and after the term, which holds no word "by" but in a text.</summary>
    private Ploy.Flip? Flip()
    {
        if (Number(0, 100_000) is not { } octet || !Expect("of"))
        {
            return null;
        }

        var end = _line.LastIndexOf(" by ", StringComparison.Ordinal);
        if (end < _at)
        {
            return Fail<Ploy.Flip>(_line.Length, Prose.Of("attack.by-belongs-here-and-bits-in"));
        }

        if (Term(end) is not { } term || !Expect("by"))
        {
            return null;
        }

        var bits = Word();
        return byte.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask) && mask != 0
            ? Expect("as") && Name() is { } name ? new Ploy.Flip(name, term, octet, mask) : null
            : Fail<Ploy.Flip>(_at - bits.Length, Prose.Of("attack.two-hexadecimal-digits-belong-here-not", ("bits", PlainText.Excerpt(bits))));
    }

    private Ploy.Make? Make()
    {
        if (Name() is not { } name || !Expect("as"))
        {
            return null;
        }

        var word = Word();
        return Sort.Parse(word) is { } sort
            ? new Ploy.Make(name, sort, Rest())
            : Fail<Ploy.Make>(_at - word.Length, Prose.Of("attack.is-no-sort-some-with-a", ("word", PlainText.Excerpt(word)), ("words", string.Join(", ", Sort.Words.Keys))));
    }

    private Ploy.Cut? Cut()
    {
        if (Number(1, 100_000) is not { } length || !Expect("at") || Number(0, 100_000) is not { } octet || !Expect("of"))
        {
            return null;
        }

        var end = _line.LastIndexOf(" as ", StringComparison.Ordinal);
        return end < _at ? Fail<Ploy.Cut>(_line.Length, Prose.Of("attack.as-belongs-here-and-a-name"))
            : Term(end) is { } term && Expect("as") && Name() is { } name ? new Ploy.Cut(name, term, octet, length) : null;
    }

    /// <summary>What is certified stands before the last word "by".</summary>
    private Ploy.Certify? Certify()
    {
        var word = Word();
        if (Notation.Parse(word).Term is not Term.Certificate { Holder: var holder } || !_protocol.Certificates.ContainsKey(holder))
        {
            var known = string.Join(", ", _protocol.Certificates.Keys.Select(h => new Term.Certificate(h)));
            return Fail<Ploy.Certify>(_at - word.Length, Prose.Of("attack.is-no-certificate", ("word", PlainText.Excerpt(word)), ("known", known)));
        }

        if (!Expect("of"))
        {
            return null;
        }

        var (by, end) = (_line.LastIndexOf(" by ", StringComparison.Ordinal), _line.LastIndexOf(" as ", StringComparison.Ordinal));
        return by < _at ? Fail<Ploy.Certify>(_line.Length, Prose.Of("attack.by-belongs-here-and-a-key"))
            : Term(by) is not { } told || !Expect("by") ? null
            : end < _at ? Fail<Ploy.Certify>(_line.Length, Prose.Of("attack.as-belongs-here-and-a-name"))
            : Term(end) is { } signer && Expect("as") && Name() is { } name ? new Ploy.Certify(name, holder, told, signer) : null;
    }

    private Ploy.Guess? Guess()
    {
        if (Name() is not { } atom)
        {
            return null;
        }

        if (TakeWord("opens"))
        {
            return Term(_line.Length) is { } closed ? new Ploy.Guess(atom, null, closed) : null;
        }

        if (!Expect("by"))
        {
            return null;
        }

        // Neither terms nor texts in them hold an equals sign but for this one, unless it is quoted.
        var quoted = false;
        var at = _at;
        for (; at < _line.Length && (quoted || _line[at] != '='); at++)
        {
            quoted ^= _line[at] == '"';
        }

        return Term(at) is { } made && Take('=') && Term(_line.Length) is { } held ? new Ploy.Guess(atom, made, held) : null;
    }

    private string? Role(string text) => _protocol.FindRole(text)?.Name
        ?? Fail<string>(_at - text.Length, Prose.Of("attack.is-no-role", ("text", PlainText.Excerpt(text)), ("roles", string.Join(", ", _protocol.Roles.Select(r => r.Name)))));

    private int? Number(int least, int most)
    {
        var word = Word();
        return int.TryParse(word.TrimStart('@', '#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Fail<object>(_at - word.Length, Prose.Of("attack.a-whole-number-from-to-belongs", ("least", least), ("most", most), ("word", PlainText.Excerpt(word)))) as int?;
    }

    private string? Name() => Word() is { Length: > 0 } word && Notation.Parse(word).Term is Term.Atom
        ? word
        : Fail<string>(_at, Prose.Of("attack.a-name-belongs-here"));

    private Written? Term(int end)
    {
        SkipSpace();
        var text = _line[_at..Math.Max(_at, end)].TrimEnd();
        var (written, problem) = WrittenReader.Read(text, _at, _protocol.Vocabulary.Algorithms);
        if (written is null)
        {
            _problem = problem;
            return null;
        }

        _at = end;
        return written;
    }

    private bool Expect(string word) => TakeWord(word) || Fail<object>(_at, Prose.Of("attack.belongs-here", ("word", word))) is not null;

    private bool TakeWord(string word)
    {
        var before = _at;
        if (Word() == word)
        {
            return true;
        }

        _at = before;
        return false;
    }

    private bool TakeComma()
    {
        SkipSpace();
        if (_at < _line.Length && _line[_at] == ',')
        {
            _at++;
            return true;
        }

        return false;
    }

    private bool Take(char sign)
    {
        SkipSpace();
        if (_at < _line.Length && _line[_at] == sign)
        {
            _at++;
            return true;
        }

        return Fail<object>(_at, Prose.Of("attack.belongs-here", ("word", sign))) is not null;
    }

    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _line.Length && !char.IsWhiteSpace(_line[_at]) && _line[_at] is not (',' or '='))
        {
            _at++;
        }

        return _line[start.._at];
    }

    /// <summary>What is left of the line; null when nothing is.</summary>
    private string? Rest()
    {
        var rest = _line[_at..].Trim();
        _at = _line.Length;
        return rest.Length == 0 ? null : rest;
    }

    private void SkipSpace()
    {
        while (_at < _line.Length && char.IsWhiteSpace(_line[_at]))
        {
            _at++;
        }
    }

    private void Fail(int column, Prose message) => _problem ??= new PloyProblem(Math.Max(0, column), message);

    private T? Fail<T>(int column, Prose message)
        where T : class
    {
        Fail(column, message);
        return null;
    }
}
