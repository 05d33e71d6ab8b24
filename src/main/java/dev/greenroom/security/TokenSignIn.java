package dev.greenroom.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Signs in by a token: its issuer vouches for it, its claims say who calls. */
final class TokenSignIn {

    private final JwtDecoder tokens;
    private final TokenCallers callers;

    TokenSignIn(JwtDecoder tokens, TokenCallers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    Authentication signIn(Authentication attempt) {
        String token = ((BearerTokenAuthenticationToken) attempt).getToken();
        return new SignedIn(callers.of(read(token))
                .orElseThrow(() -> new InvalidBearerTokenException("The token does not say who calls.")));
    }

    private Jwt read(String token) {
        try {
            return tokens.decode(token);
        } catch (BadJwtException bad) {
            throw new InvalidBearerTokenException("The token is not good here.", bad);
        } catch (JwtException | JwtDecoderInitializationException unread) {
            throw new IssuerAway(unread);
        }
    }
}
