using PaymentQuest.Runs;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>A protocol of which every message is text, in each format.</summary>
internal static class Letters
{
    public const string Yaml = """
        format_version: 1
        id: letters
        title: {en: "Letters", es: "Cartas"}
        roles: {Service: P, Shop: M}
        atoms: {PRICE: amount, FEE: amount, TXN: text, BUYER: text, SENT: date, K: secret, TOKEN: nonce(4)}
        definitions:
          Notification: 'PRICE, FEE, TXN, BUYER, "Completed", SENT'
          Query: 'TXN, PRICE, BUYER'
          Letter: 'TXN, BUYER, PRICE'
          ToSign: '"POST", "shop.example", (Query)'
          Event: "TXN, SENT, PRICE, BUYER, \"v1\""
          Order: "TXN, BUYER, PRICE, TOKEN"
        knows:
          Service: K, PRICE, FEE, BUYER
          Shop: K, PRICE, FEE
        fresh: {Service: "TXN, SENT, TOKEN"}
        steps:
          - {name: Notify, from: Service, to: Shop, message: Notification}
          - {name: Back, from: Shop, to: Service, message: '"_notify-validate", (Notification)'}
          - {name: Ask, from: Service, to: Shop, message: 'Query, TOKEN, HMAC(K, ToSign)'}
          - {name: Tell, from: Shop, to: Service, message: Letter}
          - {name: Event, from: Service, to: Shop, message: Event}
          - {name: Order, from: Shop, to: Service, message: Order}
        setting:
          values: {PRICE: EUR 10.00, FEE: EUR 0.55, BUYER: "Peña & Söhne = 50 %+"}
        formats:
          Notification:
            form:
              charset: windows-1252
              fields:
                - {name: mc_gross, value: PRICE, as: decimal(2), currency: mc_currency}
                - {name: mc_fee, value: FEE, as: decimal(2), currency: mc_currency}
                - {name: mc_currency, as: currency}
                - {name: txn_id, value: TXN}
                - {name: address_name, value: BUYER}
                - {name: payment_status, is: Completed}
                - {name: sent, value: SENT, as: epoch}
                - {name: charset, is: windows-1252}
          Query:
            query: {sorted: true, fields: [{name: t, value: TXN}, {name: amount, value: PRICE, as: money(2)}, {name: b, value: BUYER}]}
          ToSign:
            lines: {labels: false, fields: [{is: POST}, {is: shop.example}, {is: "/"}, {value: Query}]}
          Back:
            lines: {labels: false, separator: "&", fields: [{value: '"_notify-validate"', is: "cmd=_notify-validate"}, {value: Notification}]}
          Ask:
            query: {fields: [{name: txn, value: TXN}, {name: amount, value: PRICE, as: decimal, currency: EUR}, {name: b, value: BUYER}, {name: token, value: TOKEN, as: number(4)}, {name: signature, value: "HMAC(K, ToSign)", as: base64}]}
          Letter:
            lines: {fields: [{name: transaction, value: TXN}, {name: buyer, value: BUYER}, {name: amount, value: PRICE, as: money(2)}]}
          Event:
            json:
              spacing: spaced
              fields:
                - {name: id, value: TXN}
                - {name: created, value: SENT, as: epoch, type: number}
                - {name: data/object/amount, value: PRICE, as: units(2), type: number, currency: data/object/currency}
                - {name: data/object/currency, as: currency}
                - {name: data/object/names/0, value: BUYER}
                - {name: livemode, is: "true", type: literal}
                - {name: version, is: v1}
          Order:
            xml:
              charset: iso-8859-1
              declaration: "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
              indent: 2
              end: "\n"
              fields:
                - {name: order/@xmlns, is: "http://shop.example/schema/2"}
                - {name: order/@id, value: TXN}
                - {name: order/buyer, value: BUYER}
                - {name: order/item/price, value: PRICE, as: decimal(2), currency: order/item/price/@currency}
                - {name: order/item/price/@currency, as: currency}
                - {name: order/token, value: TOKEN, as: HEX}
                - {name: order/flow, is: ""}
        """;

    public static readonly CompiledProtocol Compiled = ProtocolFiles.Of(Yaml);

    /// <summary>How it is run.</summary>
    public static readonly RunPlan Plan = new(Compiled, PaymentQuest.Cryptography.Suite.Modern, Compiled.Protocol.Setting, 1);

    /// <summary>An honest run of it.</summary>
    public static Run Run() => PaymentQuest.Runs.Run.Execute(Plan);
}
