package dev.greenroom.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Three doors: the Camunda REST API (by header only), our own API (by cookie or header), and the open pages. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecuritySetup {

    private static final String LOGIN = "/api/session";

    private final Refusals refusals;
    private final AuthenticationManager signIn;
    private final @Nullable TokenSignIn tokens;

    SecuritySetup(
            PasswordSignIn signIn,
            SignInWays ways,
            ObjectProvider<TokenSignIn> tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver handlerResolver) {
        this.signIn = signIn;
        this.tokens = tokens.getIfAvailable();
        this.refusals = new Refusals(handlerResolver, ways);
    }

    /** What each filter of each request takes is nobody's question; asking it cost a tenth of reading a list. */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    static CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    static SecurityContextRepository sessions() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    static SessionAuthenticationStrategy onSignIn() {
        return new ChangeSessionIdAuthenticationStrategy();
    }

    /** The stock API of the engine. No cookie is read here, so no page can act in a person's name: no CSRF token. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return basics(http, "/engine-rest/**")
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new ForeignPages(refusals), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> byTable(Routes.ENGINE, requests))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain ownApi(HttpSecurity http, CookieCsrfTokenRepository tokens, SecurityContextRepository sessions)
            throws Exception {
        return basics(http, "/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(SecuritySetup::needsToken))
                .addFilterBefore(new ForeignPages(refusals), CsrfFilter.class)
                .authorizeHttpRequests(requests -> byTable(Routes.OWN, requests))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain openPages(HttpSecurity http) throws Exception {
        return basics(http, "/**")
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> byTable(Routes.OWN, requests))
                .build();
    }

    private HttpSecurity basics(HttpSecurity http, String... paths) throws Exception {
        List<RequestMatcher> matchers = java.util.Arrays.stream(paths)
                .<RequestMatcher>map(
                        path -> PathPatternRequestMatcher.withDefaults().matcher(path))
                .toList();
        if (tokens != null) {
            TokenSignIn byToken = tokens;
            http.oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> byToken::signIn)
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals));
        }
        return http.securityMatcher(new org.springframework.security.web.util.matcher.OrRequestMatcher(matchers))
                .authenticationManager(signIn)
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(cache -> cache.disable())
                .formLogin(form -> form.disable())
                .logout(logout -> logout.disable())
                .headers(PageHeaders::set);
    }

    private static void byTable(
            String table,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll();
        for (Routes.Route route : Routes.read(table)) {
            var matched = requests.requestMatchers(
                    PathPatternRequestMatcher.withDefaults().matcher(route.method(), route.path()));
            if (route.open()) {
                matched.permitAll();
            } else {
                matched.hasAnyRole(route.roles().stream().map(Role::key).toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }

    /** Changes by cookie need the token; so does a sign-in that a plain form of another page could have sent. */
    private static boolean needsToken(HttpServletRequest request) {
        if (!CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) || Origins.byHeader(request)) {
            return false;
        }
        boolean login = "POST".equals(request.getMethod()) && LOGIN.equals(request.getRequestURI());
        return login ? !json(request) : request.getRequestedSessionId() != null;
    }

    private static boolean json(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }
}
