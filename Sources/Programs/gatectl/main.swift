import GateCommands

await GatectlProgram.run()
