import assert from "node:assert/strict";

interface ServiceError {
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number };
}

/** Asserts that AWS refuses a request with this error, this status, and a message that says this. */
export async function refused(request: Promise<unknown>, name: string, message = /./, status = 400): Promise<void> {
  await assert.rejects(request, (thrown) => {
    const error = thrown as ServiceError;
    assert.equal(error.name, name, error.message);
    assert.match(error.message, message);
    assert.equal(error.$metadata.httpStatusCode, status);
    return true;
  });
}
