namespace PaymentQuest.Analysis;

/// <summary>One thing that happened to an actor: it began, or it received a message.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Message">What it received; null when it began by sending.</param>
/// <param name="Sends">How many messages it then sent.</param>
internal sealed record Happening(Actor Actor, Pattern? Message, int Sends);

/// <summary>What has happened on a branch of the search, in order.</summary>
internal sealed class Plot(Substitution substitution)
{
    private readonly List<Happening> _happenings = [];
    private readonly List<(Actor Actor, int Step, Pattern Message)> _sent = [];

    /// <summary>How many things have happened: what is sent now is known one later.</summary>
    public int Time => _happenings.Count;

    public IReadOnlyList<Happening> Happenings => _happenings;

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyList<(Actor Actor, int Step, Pattern Message)> Sent => _sent;

    /// <summary>What is being received; it counts as having happened when the actor waits again.</summary>
    public Pattern? Receiving { get; private set; }

    public void Receives(Actor actor, Pattern message)
    {
        var before = Receiving;
        Receiving = message;
        substitution.Changed(() => Receiving = before);
    }

    public void Sends(Actor actor, int step, Pattern message)
    {
        _sent.Add((actor, step, message));
        substitution.Changed(() => _sent.RemoveAt(_sent.Count - 1));
    }

    /// <summary>The actor has received what it was receiving, or has begun, and waits for the next message.</summary>
    public void Happened(Actor actor)
    {
        _happenings.Add(new Happening(actor, Receiving, _sent.Count - _happenings.Sum(h => h.Sends)));
        var before = Receiving;
        Receiving = null;
        substitution.Changed(() =>
        {
            _happenings.RemoveAt(_happenings.Count - 1);
            Receiving = before;
        });
    }
}
