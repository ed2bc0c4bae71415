using BenchmarkDotNet.Attributes;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Benchmarks;

/// <summary>From text to terms and programs.</summary>
public class Reading
{
    private readonly string _message = Shipped.Protocol("3kp").Protocol.Steps.Select(s => s.Message.ToString()).MaxBy(m => m.Length)!;

    /// <summary>The longest message of 3KP, written out in atoms.</summary>
    [Benchmark]
    public NotationResult Parse_the_longest_message_of_3kp() => Notation.Parse(_message);

    /// <summary>3KP with everything that it extends: read, merged, checked, compiled.</summary>
    [Benchmark]
    public CompiledProtocol Read_and_compile_3kp() => Shipped.Protocol("3kp");
}
