using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <content>
/// Signatures over digests, as each party verifies them that can: of what it can digest it has the text, of the rest only the digest. Two
/// parties may come to the same signed octets from different files, which is what a dual signature is for.
/// </content>
public sealed partial class Export
{
    private void Verification(int number, Verification verification)
    {
        var label = _vocabulary.Label(verification.Signed);
        var pieces = verification.Pieces;
        var how = pieces.Where(p => p.Term is not null).Select(p => $"{_vocabulary.Label(p.Term!)} {(p.IsDigestedByParty ? "recomputed" : "as it is")}");
        var name = $"{_round.FilePrefix}party-{Number(number)}-{Slug(verification.Role)}-{Slug(label)}";
        var command = new List<string> { "signed_parts", $"{KeyName(verification.Signed.Holder)}.public.pem", Add($"{name}.sig", Der.Content(verification.Signature).ToArray()) };
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var part = $"{name}.part-{Decimal(i + 1)}";
            command.Add(piece.IsDigestedByParty ? "digest" : "as_is");
            command.Add(Add(piece.Term is null ? $"{part}.text" : $"{part}-{Slug(_vocabulary.Label(piece.Term))}.{(piece.IsDigestedByParty ? "input" : "digest")}", piece.Octets));
        }

        _script.Check($"{_round.LinePrefix}{verification.Role} verifies {label}: {string.Join(", ", how)}", [.. command]);
    }
}
