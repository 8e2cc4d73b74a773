package dev.loggia.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** Where a form leads a browser without script: to a page it may reload without sending the form again. */
public final class SeeOther {
    private SeeOther() {}

    public static String to(String path, HttpServletRequest request) {
        request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
        return "redirect:" + path;
    }
}
