using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>With whom the participants of an attack deal: those who were settled beforehand, and those whom messages named to them before its end.</summary>
internal sealed class Partners
{
    private readonly Cast _cast;
    private readonly Interleaving _runs;

    public Partners(Cast cast, Script script)
    {
        _cast = cast;
        _runs = new Interleaving(cast);
        foreach (var move in script.Moves)
        {
            _runs.Play(move);
        }
    }

    /// <summary>The partners' names, in the order of roles; nobody for whom the participant has neither a name nor a value that is that party's alone.</summary>
    public IReadOnlyList<Prose> Of(int participant)
    {
        if (participant >= _runs.Participants.Count)
        {
            return [];
        }

        var who = _runs.Participants[participant];
        var view = new Viewpoint(_cast, _cast.Compiled.Programs[who.Role]);
        return [.. _cast.Compiled.Protocol.Roles.Where(r => r.Name != who.Role).Select(r => Name(who, view, r.Name)).OfType<string>().Select(n => new Prose(n, n))];
    }

    private string? Name(Participant who, Viewpoint view, string role)
    {
        // Whoever began with a dishonest party's key deals with it, whatever name a message gives it later.
        if (!who.Casting.IsHonest(role) && view.IsSettled(role))
        {
            return _cast.Name(role, who.Casting);
        }

        if (view.Name(role) is { } name && who.Run.Evaluate(name) is { } told)
        {
            // A key or a number tells a party as a name does.
            var honest = Casting.Honest with { IsReversed = who.Casting.IsReversed };
            var dishonest = who.Casting with { Dishonest = [role] };
            return new[] { honest, dishonest }.Where(c => _cast.Octets(name.Term, c) is { } own && own.AsSpan().SequenceEqual(told)).Select(c => _cast.Name(role, c)).FirstOrDefault()
                ?? (name.Term is Term.Atom ? Der.ReadText(told) : null);
        }

        return view.IsSettled(role) ? _cast.Name(role, who.Casting) : null;
    }
}
