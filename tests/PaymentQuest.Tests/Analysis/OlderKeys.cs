using PaymentQuest.Runs;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Protocols in which two parties have a session key from a third, and with an older key of which something may be done.</summary>
internal static class OlderKeys
{
    private const string Goals = """
        trusted: [Server]
        goals:
          - {name: kept, secret: K_AB, among: [Initiator, Responder, Server]}
          - {name: asked, secret: K_AB, among: [Initiator, Responder, Server], for: Initiator}
          - {name: received, secret: K_AB, among: [Initiator, Responder, Server], for: Responder}
          - {name: there, alive: Initiator, to: Responder}
          - {name: agreed, agree: Responder, with: Initiator, on: K_AB, at: Handover}
          - {name: once, agree: Responder, with: Initiator, on: K_AB, at: Handover, injective: true}
          - {name: answered, agree: Responder, with: Initiator, on: "K_AB, N_B", strict: true}
        """;

    /// <summary>Needham and Schroeder (1978), with keys that parties share with a server.</summary>
    /// <param name="ticket">What is in the ticket beside the key and the initiator.</param>
    /// <param name="check">What the responder checks of it.</param>
    /// <param name="more">Further lines.</param>
    public static CompiledProtocol NeedhamSchroeder(string ticket = "", string check = "", string more = "compromised: [K_AB]") => ProtocolFiles.Of($$"""
        format_version: 1
        id: needham-schroeder-symmetric
        title: {en: Needham-Schroeder, es: Needham-Schroeder}
        roles: {Initiator: A, Responder: B, Server: S}
        atoms: {K_AS: key, K_BS: key, K_AB: key, N_A: nonce, N_B: nonce, T: date}
        definitions: {Ticket: "E(K_BS, K_AB, A{{ticket}})"}
        knows: {Initiator: "B, K_AS", Responder: K_BS, Server: "A, B, K_AS, K_BS"}
        fresh: {Initiator: N_A, Responder: N_B, Server: "K_AB, T"}
        {{more}}
        steps:
          - {name: Request, from: Initiator, to: Server, message: "A, B, N_A"}
          - {name: Answer, from: Server, to: Initiator, message: "E(K_AS, N_A, B, K_AB, Ticket)"}
          - {name: Handover, from: Initiator, to: Responder, message: Ticket, receiver: [{{check}}]}
          - {name: Challenge, from: Responder, to: Initiator, message: "E(K_AB, N_B)"}
          - {name: Response, from: Initiator, to: Responder, message: 'E(K_AB, N_B, "ok")'}
        {{Goals}}
        """);

    /// <summary>The same repaired by its authors (1987): the responder puts something new into its own ticket before anybody asks the server.</summary>
    public static CompiledProtocol Handshake() => ProtocolFiles.Of($$"""
        format_version: 1
        id: needham-schroeder-amended
        title: {en: Amended, es: Corregido}
        roles: {Initiator: A, Responder: B, Server: S}
        atoms: {K_AS: key, K_BS: key, K_AB: key, N_A: nonce, N_B: nonce, J: nonce}
        definitions: {Ticket: "E(K_BS, K_AB, A, J)", Fresh: "E(K_BS, A, J)"}
        knows: {Initiator: "B, K_AS", Responder: "A, K_BS", Server: "A, B, K_AS, K_BS"}
        fresh: {Initiator: N_A, Responder: "J, N_B", Server: K_AB}
        compromised: [K_AB]
        steps:
          - {name: Hello, from: Initiator, to: Responder, message: A}
          - {name: Welcome, from: Responder, to: Initiator, message: Fresh}
          - {name: Request, from: Initiator, to: Server, message: "A, B, N_A, Fresh"}
          - {name: Answer, from: Server, to: Initiator, message: "E(K_AS, N_A, B, K_AB, Ticket)"}
          - {name: Handover, from: Initiator, to: Responder, message: Ticket}
          - {name: Challenge, from: Responder, to: Initiator, message: "E(K_AB, N_B)"}
          - {name: Response, from: Initiator, to: Responder, message: 'E(K_AB, N_B, "ok")'}
        {{Goals}}
        """);

    /// <summary>A wallet pays at a till, with a key for this purchase from the bank of both.</summary>
    /// <param name="isChallenged">Whether the till first says something new that the bank puts into the till's ticket.</param>
    public static CompiledProtocol Wallet(bool isChallenged) => ProtocolFiles.Of(WalletText(isChallenged));

    /// <summary>The file of <see cref="Wallet"/>.</summary>
    public static string WalletText(bool isChallenged) => $$"""
        format_version: 1
        id: wallet
        title: {en: Wallet, es: Cartera}
        roles: {Wallet: W, Till: T, Bank: B}
        atoms: {K_WB: key, K_TB: key, K: key, AMOUNT: amount, N: nonce, N_T: nonce}
        definitions: {Ticket: "E(K_TB, K, W{{(isChallenged ? ", N_T" : "")}})"}
        knows: {Wallet: "T, K_WB, AMOUNT", Till: "W, K_TB, AMOUNT", Bank: "W, T, K_WB, K_TB"}
        fresh: {Wallet: N, Till: N_T, Bank: K}
        compromised: [K]
        steps:
          - {name: Offer, from: Till, to: Wallet, message: {{(isChallenged ? "N_T" : "T")}}}
          - {name: Login, from: Wallet, to: Bank, message: "W, T, N{{(isChallenged ? ", N_T" : "")}}"}
          - {name: Keys, from: Bank, to: Wallet, message: "E(K_WB, N, T, K, Ticket)"}
          - {name: Pay, from: Wallet, to: Till, message: "Ticket, HMAC(K, AMOUNT)"}
        trusted: [Bank]
        goals:
          - {name: paid, agree: Till, with: Wallet, on: AMOUNT, at: Pay}
          - {name: paid once, agree: Till, with: Wallet, on: "K, AMOUNT", at: Pay, injective: true}
          - {name: received, secret: K, among: [Wallet, Till, Bank], for: Till}
          - {name: asked, secret: K, among: [Wallet, Till, Bank], for: Wallet}
        setting:
          values: {AMOUNT: EUR 5.00}
        """;
}
