package fr.maillage.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives static files and WebJars to the server's default servlet: JAX-RS holds the root and would answer 404, to the last-resort page of web.xml as well. */
@WebFilter(urlPatterns = {"/static/*", "/webjars/*", "/robots.txt", "/favicon.ico"}, dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class StaticFiles implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        ((HttpServletResponse) response).setHeader("Cache-Control", "public, max-age=86400");
        request.getServletContext().getNamedDispatcher("default").forward(request, response);
    }
}
