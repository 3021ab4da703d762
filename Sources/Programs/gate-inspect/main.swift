import ArgumentParser
import GateInspection

GateInspect.main()
