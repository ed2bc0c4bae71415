using PaymentQuest.Terminal.Commands;

using var port = ConsolePort.Standard();
return CommandLine.Run(args, port, Environment.GetEnvironmentVariable);
