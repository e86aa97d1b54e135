"""Examples of the codebook that the program does not read rightly yet: the list only gets shorter.

``python -m tests.codebook.not_yet`` reads all examples again and takes off the list what is now right.
"""

from __future__ import annotations

from pathlib import Path

LIST = Path(__file__).with_name("not_yet.txt")
HEAD = "# Examples of the codebook that the program does not read rightly yet. Only lines may be taken off.\n"


def not_yet() -> frozenset[str]:
    """The sentences on the list."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def main() -> None:
    from tests.codebook.examples import examples
    from tests.codebook.test_codebook import faults

    left = [example.sentence for example in examples("en") if example.sentence in not_yet() and faults(example)]
    LIST.write_text(HEAD + "".join(f"{sentence}\n" for sentence in left), encoding="utf-8")
    print(f"{len(left)} of {len(examples('en'))} examples are not read rightly yet")


if __name__ == "__main__":
    main()
