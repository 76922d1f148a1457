/** Proof that whoever brings a code is whoever asked for it (RFC 7636). */

import { Failure } from "../failure.js";

/** 43 characters: as many as the RFC asks for at least. */
export function newVerifier() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/**
 * What may be seen of a verifier.
 *
 * @param {string} verifier
 */
export async function challengeOf(verifier) {
  // Browsers have it in a secure context only: https, or this very machine.
  if (!crypto.subtle) throw new Failure(400, "This page has no secure address (https), so this way of signing in is closed. Please tell whoever runs this server.");
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
