namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>claims --json</c> says of a quest.</summary>
/// <param name="Quest">The quest.</param>
/// <param name="Claims">Its claims.</param>
/// <param name="Waived">Sentences for which no proof is needed.</param>
/// <param name="Unproved">Sentences that have neither.</param>
internal sealed record ClaimsOutput(string Quest, IEnumerable<ClaimsOutput.Claimed> Claims, IEnumerable<ClaimsOutput.Waiver> Waived, IEnumerable<ClaimsOutput.Left> Unproved)
{
    /// <summary>A claim.</summary>
    /// <param name="Says">The excerpt.</param>
    /// <param name="Source">Where it comes from; null where the engine proves it.</param>
    /// <param name="Propositions">What is proved.</param>
    internal sealed record Claimed(Bilingual Says, Bilingual? Source, IEnumerable<Proved> Propositions);

    /// <summary>A proposition.</summary>
    /// <param name="Text">As the file says it.</param>
    /// <param name="IsProved">Whether it is so.</param>
    /// <param name="Untrue">Why it is not, in English; null when it is.</param>
    /// <param name="FalsifiedBy">The change that makes it untrue, in English; null when none was found.</param>
    /// <param name="FalsifiedIn">Of what that is a change: <c>protocol</c>, <c>setting</c> or <c>number</c>; null when none was found.</param>
    internal sealed record Proved(string Text, bool IsProved, string? Untrue, string? FalsifiedBy, string? FalsifiedIn);

    /// <summary>A waiver.</summary>
    /// <param name="Says">The excerpt.</param>
    /// <param name="Because">Why no proof is needed.</param>
    internal sealed record Waiver(Bilingual Says, string Because);

    /// <summary>A sentence that nothing proves.</summary>
    /// <param name="Sentence">The sentence.</param>
    /// <param name="Language">Its language, as a code.</param>
    /// <param name="Word">The word for which it needs a proof.</param>
    /// <param name="Line">The line of the text that it is in.</param>
    internal sealed record Left(string Sentence, string Language, string Word, int Line);
}
