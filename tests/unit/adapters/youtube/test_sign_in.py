"""What an owner's answer holds, and PKCE."""

import pytest

from reelwright.adapters.youtube.sign_in import challenge_of, code_in
from reelwright.ports.channels import ConsentDenied

pytestmark = pytest.mark.unit

CODE = "4/0AeanS0ZZ-code_of_google"
BACK = "http://127.0.0.1:8585/"


def test_the_challenge_is_that_of_the_standard() -> None:
    # RFC 7636, appendix B.
    assert (
        challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    )


@pytest.mark.parametrize(
    "answer",
    [
        CODE,
        f"  {CODE}\n",
        f"'{CODE}'",
        f"{BACK}?state=s1&code=4/0AeanS0ZZ-code_of_google&scope=a%20b",
        f"{BACK}?code=4%2F0AeanS0ZZ-code_of_google&state=s1",
        f"127.0.0.1:8585/?code={CODE}&state=s1",
    ],
)
def test_the_code_is_found_in_whatever_is_pasted(answer: str) -> None:
    assert code_in(answer, "s1") == CODE


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (f"{BACK}?error=access_denied&state=s1", "cancelled in the browser"),
        (f"{BACK}?error=admin_policy_enforced&state=s1", "admin_policy_enforced"),
        (f"{BACK}?code={CODE}&state=other", "not of this question"),
        (f"{BACK}?code={CODE}", "not of this question"),
        (f"{BACK}?state=s1", "no answer of Google's"),
        ("", "no answer of Google's"),
        ("what am I to paste", "no answer of Google's"),
    ],
)
def test_what_is_no_answer_is_told_as_such(answer: str, told: str) -> None:
    with pytest.raises(ConsentDenied, match=told):
        code_in(answer, "s1")
