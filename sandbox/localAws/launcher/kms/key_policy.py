"""CreateKey and PutKeyPolicy: documents that are not policies, or that lock the account out of its key."""

from __future__ import annotations

import json
from typing import Any

from moto.kms.models import Key, KmsBackend
from moto.kms.responses import KmsResponse

from ..iam.evaluate import Request, allows
from ..patching import replace
from ..refusal import refusal

_CREATE = "self policy key_usage key_spec description tags multi_region origin".split()


def apply() -> None:
    """Check a policy before moto stores it, and find it without its name.

    AWS: the name of a policy is `default`, which need not be said.
    https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html
    """
    create, put = KmsBackend.create_key, KmsBackend.put_key_policy

    def create_key(self: KmsBackend, policy: str | None, *settings: Any, **more: Any) -> Key:
        if policy:
            _check(policy, self.account_id)
        return create(self, policy, *settings, **more)

    def put_key_policy(self: KmsBackend, key_id: str, policy: str) -> None:
        _check(policy, self.account_id)
        put(self, key_id, policy)

    read = KmsResponse.get_key_policy

    def get_key_policy(self: KmsResponse) -> str:
        parameters = json.loads(self.body)
        self.body = json.dumps({**parameters, "PolicyName": parameters.get("PolicyName") or "default"})
        return read(self)

    replace(KmsResponse, "get_key_policy", ["self"], get_key_policy)
    replace(KmsBackend, "create_key", _CREATE, create_key)
    replace(KmsBackend, "put_key_policy", ["self", "key_id", "policy"], put_key_policy)


def _check(policy: str, account: str) -> None:
    """AWS: MalformedPolicyDocumentException, HTTP 400, unless the caller may put the next policy as well.

    Any principal of the account counts as the caller here; the safety check cannot be bypassed.
    https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#prevent-unmanageable-key
    """
    try:
        json.loads(policy)
    except ValueError:
        raise _malformed("The policy is not valid JSON.") from None
    if not allows(policy, Request("kms:PutKeyPolicy", "*", account, {"kms:CallerAccount": account})):
        raise _malformed("The new key policy will not allow you to update the key policy in the future.")


def _malformed(message: str) -> Exception:
    return refusal("MalformedPolicyDocumentException", message)
