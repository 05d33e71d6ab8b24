package dev.greenroom.work;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever asks this house for anything is at work: noted once a day of those whom only their sign-in makes known. */
@Configuration(proxyBeanMethods = false)
class AtWork implements WebMvcConfigurer, HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(AtWork.class);

    private final ObjectProvider<Callers> callers;
    private final ObjectProvider<Staff> staff;

    AtWork(ObjectProvider<Callers> callers, ObjectProvider<Staff> staff) {
        this.callers = callers;
        this.staff = staff;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() != null) {
            note(callers.getObject().current());
        }
        return true;
    }

    /** What was asked for is answered also when this cannot be noted. */
    private void note(Caller caller) {
        try {
            if (caller.roles().stream().anyMatch(role -> role != Role.WORKER)) {
                staff.getObject().remember(caller);
            }
        } catch (DataAccessException failed) {
            LOG.debug("It could not be noted who is at work", failed);
        }
    }
}
