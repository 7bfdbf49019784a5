"""The views. Each coordinates its own region: draws the snapshot and turns keys into commands."""
