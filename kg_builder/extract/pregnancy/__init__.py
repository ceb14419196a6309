"""Pregnancy, lactation and contraception."""
