using BenchmarkDotNet.Running;
using PaymentQuest.Benchmarks;

return args switch
{
    ["start", var executable] => await StartingUp.Measure(executable),
    ["start", ..] => StartingUp.Usage(),
    ["ratios"] => Ratios.Measure(),
    ["keys"] => KeyToFrame.Measure(),
    ["terminal", var before, var after, .. var chosen] => InTerminal.Measure(before, after, chosen),
    ["terminal", ..] => InTerminal.Usage(),
    ["costs", var before, var after, var content] => await Costs.Measure(before, after, content),
    ["costs", ..] => Costs.Usage(),
    ["against-3kp", var before, var after, var protocol, var goal] => await Costs.MeasureAgainst3Kp(before, after, protocol, goal),
    ["against-3kp", ..] => Costs.Usage(),
    ["memory"] => ResidentMemory.Measure(),
    ["search", var executable] => await Searching.Measure(executable),
    ["search", ..] => Searching.Usage(),
    ["scrip"] => Scrip.Measure(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Shipped).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, new Measurement()).Any(s => s.HasCriticalValidationErrors) ? 1 : 0,
};
