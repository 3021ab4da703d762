"""Scenarios: small functions that get a running machine and raise when something does not hold."""
import collections

Scenario = collections.namedtuple("Scenario", "name kind programs run")
found = []


class Unmet(Exception):
    """What a scenario expects does not hold."""


def scenario(name, kind, programs=False):
    """Registers a scenario for a kind of machine; with `programs`, Gatehouse's own are mounted."""
    def register(function):
        found.append(Scenario(name, kind, programs, function))
        return function
    return register


def expect(condition, *words):
    if not condition:
        raise Unmet(" ".join(str(word) for word in words) or "an expectation does not hold")


def expect_equal(got, wanted, what=""):
    expect(got == wanted, what, f"got {got!r}, wanted {wanted!r}")
