using System.Collections;
using System.Globalization;
using System.Text.Json;
using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>
/// An object of which a number or a truth value need not be known, by the names of its members in order; what is null is left out. Of such members generated code asks the
/// serializer, which the native program would unpack at every start (<see cref="OutputContext"/>); everything else that commands write for programs is a record.
/// </summary>
internal sealed class Members : IEnumerable<(string Name, object? Value)>
{
    /// <summary>What is written as null, where null has a meaning of its own.</summary>
    public static readonly object Null = DBNull.Value;

    private readonly List<(string Name, object? Value)> _members = [];

    /// <summary>An object whose members' names are data.</summary>
    public static Members Of(IEnumerable<(string Name, object? Value)> members)
    {
        var made = new Members();
        made._members.AddRange(members);
        return made;
    }

    /// <summary>Adds a member: a text in one language or in both, a number, a truth value, such an object, a list of any, or what writes a record.</summary>
    public void Add(string name, object? value) => _members.Add((name, value));

    public IEnumerator<(string Name, object? Value)> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes an object, or a list of such. Lists are gone through while they are written.</summary>
    public static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DBNull:
                json.WriteNullValue();
                break;
            case Prose prose:
                OutputContext.Write(json, Bilingual.Of(prose));
                break;
            case Action<Utf8JsonWriter> record:
                record(json);
                break;
            case Members members:
                json.WriteStartObject();
                foreach (var (name, member) in members.Where(m => m.Value is not null))
                {
                    json.WritePropertyName(name);
                    Write(json, member!);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStartArray();
                foreach (var item in (IEnumerable)value)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
        }
    }
}
