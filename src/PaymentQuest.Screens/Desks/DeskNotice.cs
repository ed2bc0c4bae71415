namespace PaymentQuest.Screens;

/// <summary>What the player is asked, or told, at the bottom of a desk. Kinds of quests add what only they say.</summary>
public abstract record DeskNotice
{
    private protected DeskNotice()
    {
    }

    /// <summary>How to begin.</summary>
    public sealed record Start : DeskNotice;

    /// <summary>What came of the last thing that the player did.</summary>
    public sealed record Result : DeskNotice;

    /// <summary>The price of the next hint, to be taken or not.</summary>
    public sealed record HintOffer : DeskNotice;

    /// <summary>The hints that were taken.</summary>
    public sealed record Hints : DeskNotice;

    /// <summary>Whether to start over.</summary>
    public sealed record ResetQuestion : DeskNotice;

    /// <summary>Whether to give up and see the solution.</summary>
    public sealed record GiveUpQuestion : DeskNotice;
}
