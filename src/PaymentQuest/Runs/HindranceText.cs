using PaymentQuest.Documents;

namespace PaymentQuest.Runs;

/// <summary>What keeps a run or a role from going on, as a lower-case phrase.</summary>
public static class HindranceText
{
    /// <summary>The phrase, which may hold texts of messages and of files.</summary>
    public static Prose Of(Hindrance hindrance) => hindrance switch
    {
        Hindrance.NoValue h => new($"{h.Term} has no value", $"{h.Term} no tiene valor"),
        Hindrance.NotInSetting h => new($"setting.values says nothing about {h.Atom}", $"setting.values no dice nada de {h.Atom}"),
        Hindrance.NoValueOfSort h => new($"'{h.Text}' is no value of sort {h.Sort} under suite {h.Suite}", $"«{h.Text}» no es un valor de tipo {h.Sort} con el conjunto {h.Suite}"),
        Hindrance.NoEntry h => new($"{h.Function} has nothing for {h.Argument}", $"{h.Function} no tiene nada para {h.Argument}"),
        Hindrance.NoCertificate h => new($"CERT_{h.Holder} does not exist", $"CERT_{h.Holder} no existe"),
        Hindrance.NoRevocationList h => new($"{h.Issuer} issues no certificates", $"{h.Issuer} no emite certificados"),
        Hindrance.NoKey h => new($"{h.Octets} bytes are no key of suite {h.Suite}", $"{h.Octets} bytes no son una clave del conjunto {h.Suite}"),
        Hindrance.NoPublicKey h => new($"PK_{h.Holder} is no public key of suite {h.Suite}", $"PK_{h.Holder} no es una clave pública del conjunto {h.Suite}"),
        Hindrance.DoesNotFit h => new(
            $"{h.Term} does not fit: {h.Octets} bytes, and PK_{h.Holder} takes at most {h.Capacity} under suite {h.Suite}",
            $"{h.Term} no cabe: son {h.Octets} bytes, y PK_{h.Holder} admite como mucho {h.Capacity} con el conjunto {h.Suite}"),
        Hindrance.LessThan h => new($"{h.Whole} is less than {h.Part}", $"{h.Whole} es menos que {h.Part}"),
        Hindrance.NotWritable h => new($"a value in {h.Term} cannot be written in {h.Format}", $"un valor de {h.Term} no se puede escribir en {h.Format}"),
        Hindrance.CannotBear h => new(
            $"account {h.Account} cannot bear {h.Amount}, or {h.Reference} is reserved already",
            $"la cuenta {h.Account} no puede pagar {h.Amount}, o {h.Reference} ya está reservado"),
        Hindrance.NotReserved { Amount: "" } h => new($"nothing is reserved under {h.Reference}", $"no hay nada reservado con {h.Reference}"),
        Hindrance.NotReserved h => new($"nothing is reserved under {h.Reference}, or less than {h.Amount}", $"no hay nada reservado con {h.Reference}, o menos de {h.Amount}"),
        Hindrance.IssuedBefore h => new($"{h.Token} was issued before", $"{h.Token} ya se había emitido"),
        Hindrance.NoAmount h => new($"{h.Rule} is no amount", $"{h.Rule} no es un importe"),
        Hindrance.Lacking h => new($"something that {h.Message} takes is missing", $"falta algo de lo que lleva {h.Message}"),
        Hindrance.NotAwaited h => new($"{h.Message} is not the message that comes next", $"{h.Message} no es el mensaje que toca"),
        Hindrance.OtherSuite h => new($"{h.Protocol} does not run under suite {h.Suite}", $"{h.Protocol} no funciona con el conjunto {h.Suite}"),
        Hindrance.TooFewKeys h => new($"{h.Protocol} has more holders of keys than the pool has keys", $"{h.Protocol} tiene más titulares de claves que claves la reserva"),
        Hindrance.TooLate h => new($"no run goes on until the year {h.Year}", $"ninguna ejecución llega al año {h.Year}"),
        Hindrance.NoBeginning => new("no round can begin", "ninguna ronda puede empezar"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
