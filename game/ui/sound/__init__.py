"""Cues: short sounds that say again what is written on screen. `python -m game.ui.sound.make`
writes them into `assets/sounds`; playing them is the backend's business.
"""
