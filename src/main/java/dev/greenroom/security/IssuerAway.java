package dev.greenroom.security;

import org.springframework.security.core.AuthenticationException;

/** A token cannot be checked at the moment, since its issuer does not answer. */
public class IssuerAway extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    IssuerAway(Throwable cause) {
        super("The issuer of tokens does not answer.", cause);
    }
}
