namespace PaymentQuest.Terms;

/// <summary>What came of reading notation in a vocabulary (<see cref="Vocabulary.Read"/>).</summary>
public abstract record TermReading
{
    private TermReading()
    {
    }

    /// <summary>A term, all of whose names stand for something.</summary>
    /// <param name="Written">As written.</param>
    /// <param name="Canonical">With its definitions spliced.</param>
    public sealed record Read(Term Written, Term Canonical) : TermReading;

    /// <summary>It is not in the notation.</summary>
    public sealed record NotNotation(NotationError Error) : TermReading;

    /// <summary>A name stands for nothing.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Column">Where it stands, in UTF-16 units from 0.</param>
    /// <param name="Candidates">Names that could stand there.</param>
    public sealed record Undeclared(string Name, int Column, Sequence<string> Candidates) : TermReading;

    /// <summary>Written out it would be larger than <see cref="Bounds.Term"/> or deeper than <see cref="Bounds.TermDepth"/>.</summary>
    public sealed record TooLarge : TermReading;
}
