package dev.greenroom.work;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever asks this service anything is at work, also who never opens the lists of work: at the desk, or reading cases. */
@Configuration(proxyBeanMethods = false)
class SeenAtWork implements WebMvcConfigurer, HandlerInterceptor {

    private final Callers callers;
    private final Staff staff;

    SeenAtWork(Callers callers, Staff staff) {
        this.callers = callers;
        this.staff = staff;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/cases/**", "/api/desk/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getUserPrincipal() != null) {
            Caller caller = callers.current();
            if (!caller.roles().stream().allMatch(role -> role == Role.WORKER)) {
                staff.remember(caller);
            }
        }
        return true;
    }
}
