using PaymentQuest.RandomProtocols;

return Nightly.Run(args);
