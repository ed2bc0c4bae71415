using PaymentQuest.Terminal.Commands;

return CommandLine.Run(args, ConsolePort.Standard(), Environment.GetEnvironmentVariable);
